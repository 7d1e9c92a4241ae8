import { expect, test } from 'vitest'
import { agrees } from './packages.mjs'

type Entry = { version?: string; optional?: boolean }
const lockOf = (packages: Record<string, Entry>) => JSON.stringify({ packages: { '': {}, ...packages } })

const lock = lockOf({
  'node_modules/a': { version: '1.0.0' },
  'node_modules/a-win32': { version: '1.0.0', optional: true },
})

test('an install made by hand counts when every package is there in its version', () => {
  expect(agrees(lock, lockOf({ 'node_modules/a': { version: '1.0.0' } }))).toBe(true)
})

test.each([
  ['a package is missing', lockOf({})],
  ['a version differs', lockOf({ 'node_modules/a': { version: '2.0.0' } })],
  [
    'an optional package has another version',
    lockOf({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/a-win32': { version: '2.0.0' } }),
  ],
  ['npm was cut off and wrote no note', undefined],
  ['the note was cut off', '{"packages":'],
])('it does not count when %s', (_, installed) => {
  expect(agrees(lock, installed)).toBe(false)
})
