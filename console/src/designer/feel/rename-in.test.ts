import { expect, test } from 'vitest'
import { renameIn } from './rename-in.ts'

test.each([
  ['A.result > 1 and A.status = "A.status"', 'load.result > 1 and load.status = "A.status"'],
  ['AA.result > BA.A', 'AA.result > BA.A'],
  ['params.A + A-1.result', 'params.A + A-1.result'],
  ['count(A.result)', 'count(load.result)'],
])('%s becomes %s', (before, after) => {
  expect(renameIn(before, 'A', 'load')).toBe(after)
})
