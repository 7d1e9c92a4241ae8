import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildConsole, fingerprintOf } from './console-build.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ops-console-'))
  write('console/src/App.tsx', 'app')
  write('domain/text.ts', 'text')
  write('package-lock.json', '{}')
})
afterEach(() => rmSync(root, { recursive: true }))

function write(path: string, content: string) {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), content)
}

test.each(['console/src/App.tsx', 'console/public/favicon.svg', 'domain/text.ts', 'package-lock.json'])(
  'a change of %s calls for a new build',
  (path) => {
    const before = fingerprintOf(root)
    write(path, 'changed')
    expect(fingerprintOf(root)).not.toBe(before)
  },
)

test.each(['console/dist/index.html', 'console/e2e/jobs.e2e.ts', 'console/src/App.test.tsx', 'api/app.ts'])(
  '%s does not',
  (path) => {
    const before = fingerprintOf(root)
    write(path, 'changed')
    expect(fingerprintOf(root)).toBe(before)
  },
)

test('without a console there is nothing to build', async () => {
  expect(await buildConsole(root)).toBe(false)
})
