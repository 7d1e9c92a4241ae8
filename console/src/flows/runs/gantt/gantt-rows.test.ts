import { expect, test } from 'vitest'
import type { RunNode } from '../../flow-records.ts'
import { ganttBars, ganttSpan, ganttTicks } from './gantt-rows.ts'

const blank = { item: -1, skip_reason: null, attempt: 1, due_at: null, result: null, error_code: null, error_msg: null }
const node = (node_id: string, fields: Partial<RunNode>): RunNode => ({
  ...{
    ...blank,
    node_id,
    status: 'success',
    job_log_id: null,
    approval_id: null,
    is_kept: false,
    started_at: null,
    ended_at: null,
  },
  ...fields,
})
const at = (ms: number): string => new Date(ms).toISOString()

test('what has begun is there in its order, and what goes on reaches to now', () => {
  const bars = ganttBars(
    [
      node('late', { started_at: at(500), status: 'running' }),
      node('first', { started_at: at(100), ended_at: at(300) }),
      node('kept', { started_at: at(0), ended_at: at(50), is_kept: true }),
      node('skipped', { status: 'skipped', ended_at: at(400) }),
    ],
    900,
  )
  expect(bars.map(({ node: { node_id }, from, to }) => [node_id, from, to])).toEqual([
    ['first', 100, 300],
    ['late', 500, 900],
  ])
  expect(ganttSpan({ started_at: at(80) }, bars)).toEqual({ from: 80, to: 900 })
})

test('ticks are round, and few', () => {
  expect(ganttTicks({ from: 0, to: 12_000 })).toEqual([0, 2000, 4000, 6000, 8000, 10_000, 12_000])
  expect(ganttTicks({ from: 5, to: 6 })).toEqual([0])
  expect(ganttTicks({ from: 0, to: 40 * 86_400_000 }).length).toBeLessThanOrEqual(8)
})
