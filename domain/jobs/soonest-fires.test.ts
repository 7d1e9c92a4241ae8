import { expect, test } from 'vitest'
import { soonestFires } from './soonest-fires.ts'

const from = Date.parse('2026-03-02T00:00:00Z')
const cron = (cron_expr: string, job_ids: number[]) => ({ trigger_type: 'cron', cron_expr, timezone: 'UTC', job_ids })

test('the soonest come first, those of one time by their ids, and triggers that are over not at all', () => {
  const over = { ...cron('* * * * *', [9]), end_at: '2026-03-01T00:00:00Z' }
  const triggers = [cron('0 2 * * *', [7, 8]), cron('0 1 * * *', [6]), over, cron('0 2 1-31 * *', [5])]
  expect(soonestFires(triggers, { from, count: 3 })).toEqual([
    { jobId: 6, time: Date.parse('2026-03-02T01:00:00Z') },
    { jobId: 5, time: Date.parse('2026-03-02T02:00:00Z') },
    { jobId: 7, time: Date.parse('2026-03-02T02:00:00Z') },
  ])
})
