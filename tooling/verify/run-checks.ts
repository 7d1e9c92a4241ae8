import { availableParallelism } from 'node:os'
import { seconds } from '../ground/say.mjs'
import type { Check } from './check.ts'

type Outcome = { name: string; problems: string[] }

/** Runs the checks in the order given, as many at a time as there are processors, and tells of each when it ends. */
export async function runChecks(checks: Check[], tell: (line: string) => void): Promise<Outcome[]> {
  const waiting = [...checks]
  const outcomes: Outcome[] = []
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work))
  return outcomes

  async function work(): Promise<void> {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const begin = Date.now()
      const problems = await check.find().catch((error: Error) => [`the check itself broke: ${error.stack}`])
      outcomes.push({ name: check.name, problems })
      const count =
        problems.length === 0 ? '' : `  ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`
      tell(`${count ? '✗' : '✓'} ${check.name.padEnd(22)} ${seconds(Date.now() - begin).padStart(7)}${count}`)
    }
  }
}

/** What failed, with every problem, and one closing line. */
export function summaryOf(outcomes: Outcome[], ms: number): string {
  const failed = outcomes.filter(({ problems }) => problems.length > 0)
  const parts = failed.map(({ name, problems }) => `✗ ${name}\n${problems.map(indent).join('\n')}\n`)
  const passed = outcomes.length - failed.length
  return [...parts, `${passed} checks passed, ${failed.length} failed in ${seconds(ms)}`].join('\n')
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ')
}
