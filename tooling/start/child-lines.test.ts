import { expect, test } from 'vitest'
import { createQuietShow, hear, lastWords } from './child-lines.ts'

test('what is no log line is for the person alone, and is kept nowhere', () => {
  expect(hear('First administrator: admin / x', 'stdout')).toEqual({
    isKept: false,
    shown: 'First administrator: admin / x',
    isReady: false,
  })
})

test('standard error goes to the log only', () => {
  expect(hear('    at frame (file.ts:1:1)', 'stderr')).toEqual({ isKept: true, isReady: false })
})

test.each(['{"level":"info","msg":"request"}', '{"level":30,"msg":"request"}'])('%s is kept and not shown', (line) => {
  expect(hear(line, 'stdout')).toEqual({ isKept: true, isReady: false })
})

test.each([
  ['{"level":"warn","msg":"slow"}', 'WARN slow'],
  ['{"level":50,"msg":"broken","err":{"message":"why\\nstack"}}', 'ERROR broken: why'],
  ['{"level":"fatal","msg":"gone"}', 'ERROR gone'],
])('%s is shown briefly', (line, shown) => {
  expect(hear(line, 'stdout')).toEqual({ isKept: true, isReady: false, shown })
})

test('one line says that the process is ready', () => {
  expect(hear('{"level":"info","app":"worker","msg":"ready"}', 'stdout')).toEqual({ isKept: true, isReady: true })
})

test('a message that only speaks of being ready is not it', () => {
  expect(hear('{"level":"info","msg":"say \\"msg\\":\\"ready\\""}', 'stdout').isReady).toBe(false)
})

test('a line that was cut off is no log line', () => {
  expect(hear('{"level":"error","msg":"bro', 'stderr')).toEqual({ isKept: true, isReady: false })
})

test('the same sentence is shown once in a while', () => {
  const shown: string[] = []
  let now = 0
  const show = createQuietShow(
    (line) => shown.push(line),
    10_000,
    () => now,
  )
  show('a')
  show('a')
  show('b')
  now = 10_000
  show('a')
  expect(shown).toEqual(['a', 'b', 'a'])
})

test('last words are the fault, without the stack around it', () => {
  const lines = [
    '{"level":"info","msg":"starting"}',
    'node:internal/modules/esm/resolve:272',
    '    throw new ERR_MODULE_NOT_FOUND(',
    '          ^',
    "Error [ERR_MODULE_NOT_FOUND]: Cannot find module '/a.ts'",
    '    at finalizeResolution (node:internal/modules/esm/resolve:272:11)',
    "  code: 'ERR_MODULE_NOT_FOUND',",
    '}',
    '',
    'Node.js v24.21.0',
  ]
  expect(lastWords(lines)).toEqual(["Error [ERR_MODULE_NOT_FOUND]: Cannot find module '/a.ts'"])
})

test('last words of a process that logs are its last error', () => {
  const lines = ['{"level":"error","msg":"cannot start","err":{"message":"no key"}}', '{"level":"info","msg":"bye"}']
  expect(lastWords(lines)).toEqual(['cannot start: no key'])
})
