import { expect, test } from 'vitest'
import type { RunNode } from '../../flow-records.ts'
import { compareRuns, isOther } from './compare-runs.ts'

const at = (ms: number): string => new Date(ms).toISOString()
const blank = { item: -1, skip_reason: null, attempt: 1, due_at: null, error_code: null, error_msg: null }
const ran = (node_id: string, tookMs: number, fields: Partial<RunNode> = {}): RunNode => ({
  ...{ ...blank, node_id, status: 'success', job_log_id: null, approval_id: null, is_kept: false },
  ...{ started_at: at(1000), ended_at: at(1000 + tookMs), result: null },
  ...fields,
})

test('nodes stand side by side in the order of the graph', () => {
  const pairs = compareRuns(['B', 'A'], [ran('A', 10), ran('B', 20), ran('old', 5)], [ran('A', 30), ran('B', 5)])
  expect(pairs.map(({ id, longerMs }) => [id, longerMs])).toEqual([
    ['B', -15],
    ['A', 20],
    ['old', undefined],
  ])
  expect(pairs.filter(isOther).map(({ id }) => id)).toEqual(['old'])
})

test('results are the same whatever the order of their keys', () => {
  const [same] = compareRuns(
    [],
    [ran('A', 1, { result: { a: 1, b: [2] } })],
    [ran('A', 1, { result: { b: [2], a: 1 } })],
  )
  const [other] = compareRuns([], [ran('A', 1, { result: { a: [1, 2] } })], [ran('A', 1, { result: { a: [2, 1] } })])
  expect([same?.isOtherResult, other?.isOtherResult]).toEqual([false, true])
})

test('a node that failed otherwise is another state', () => {
  const failed = (error_code: string) => ran('A', 1, { status: 'failed', error_code })
  expect(compareRuns([], [failed('failed')], [failed('timeout')])[0]?.isOtherState).toBe(true)
})
