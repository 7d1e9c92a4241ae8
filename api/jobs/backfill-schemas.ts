import { z } from '@hono/zod-openapi'
import type { Backfill, Progress } from '../../db/jobs/backfill-queries.ts'
import { backfillOrders, backfillStatuses } from '../../domain/jobs/backfill-status.ts'
import { type RunStatus, runStatuses } from '../../domain/jobs/job-status.ts'
import { storedTypes } from '../../domain/jobs/kinds.ts'
import type { Language } from '../../domain/text.ts'
import { shownRun } from './run-record.ts'

const time = z.iso.datetime({ offset: true })

const runCounts = z.object({
  waiting: z.int(),
  running: z.int(),
  success: z.int(),
  failed: z.int(),
  timeout: z.int(),
  cancelled: z.int(),
  skipped: z.int(),
})

export const backfillRecord = z
  .object({
    id: z.int(),
    job_id: z.int(),
    job_name: z.string(),
    job_type: z.enum(storedTypes),
    start: time,
    end: time,
    concurrency: z.int(),
    order: z.enum(backfillOrders),
    skip_successful: z.boolean(),
    params: z.record(z.string(), z.json()),
    status: z.enum(backfillStatuses),
    total: z.int(),
    opened: z.int().openapi({ description: 'How many of them have been begun' }),
    counts: runCounts.openapi({ description: 'Its runs by status' }),
    eta_seconds: z
      .int()
      .nullable()
      .openapi({ description: 'At the pace since it last went on; null when that says nothing' }),
    error_msg: z.string().nullable(),
    trace_id: z.string(),
    created_by: z.int().nullable(),
    created_by_name: z.string().nullable(),
    department_id: z.int().nullable(),
    created_at: time,
    updated_at: time,
    ended_at: time.nullable(),
    version: z.int(),
    deferred: z.boolean().optional().openapi({ description: 'The workflow engine was away: it begins later' }),
  })
  .openapi('Backfill')

export const backfillDetail = backfillRecord.extend({ temporal_url: z.string().nullable() }).openapi('BackfillDetail')

export const backfillPlan = z
  .object({
    total: z.int().openapi({ description: 'How many would run' }),
    skipped: z.int().openapi({ description: 'How many are left out' }),
    items: z
      .array(z.object({ scheduled_at: time, skipped: z.literal('successful').optional() }))
      .openapi({ description: 'In their order; the first thousand' }),
  })
  .openapi('BackfillPlan')

export function shownBackfill(backfill: Backfill, progress: Progress | undefined, language: Language) {
  const { start_at, end_at, running_since, ...plain } = backfill
  const counts = Object.fromEntries(runStatuses.map((status) => [status, progress?.counts[status] ?? 0])) as Record<
    RunStatus,
    number
  >
  return {
    ...shownRun(plain, language),
    start: start_at.toISOString(),
    end: end_at.toISOString(),
    counts,
    eta_seconds: secondsLeft(backfill, counts, progress?.recently_ended ?? 0),
  }
}

/** Fewer ended runs tell nothing of the pace. */
const fewestToJudge = 3

function secondsLeft(
  { status, total, running_since }: Backfill,
  { success, failed, timeout, cancelled, skipped }: Record<RunStatus, number>,
  recentlyEnded: number,
): number | null {
  if (status !== 'running' || recentlyEnded < fewestToJudge) return null
  const left = total - (success + failed + timeout + cancelled + skipped)
  const seconds = (Date.now() - running_since.getTime()) / 1000
  return Math.ceil((left * seconds) / recentlyEnded)
}
