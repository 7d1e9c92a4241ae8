import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openBpmn } from '../model/open-bpmn.ts'
import { drawnProcess } from './drawn-process.ts'
import { listDrawnProblems } from './index.ts'

const folder = new URL('./', import.meta.url)

test('every rule has a folder, finds what is wrong in its own file, and says which rule it is', async () => {
  const entries = await readdir(folder, { withFileTypes: true })
  const rules = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  expect(rules.length).toBeGreaterThan(10)
  for (const rule of rules) {
    const definitions = await openBpmn(await readFile(new URL(`${rule}/invalid.bpmn`, folder), 'utf8'))
    const found = (['flow', 'approval'] as const).flatMap((kind) => listDrawnProblems(drawnProcess(definitions, kind)))
    expect(
      found.map((problem) => problem.rule),
      rule,
    ).toContain(rule)
  }
})
