import type { Context } from 'hono'
import { countBackfillRuns, getBackfill } from '../../db/jobs/backfill-queries.ts'
import type { Firing } from '../../db/jobs/job-queries.ts'
import type { BackfillInput } from '../../domain/jobs/backfill.ts'
import { backfillWorkflowId } from '../../workflows/jobs/messages.ts'
import type { ApiEnv } from '../context.ts'
import { ok } from '../envelope.ts'
import { shownBackfill } from './backfill-schemas.ts'
import { planBackfill } from './plan-backfill.ts'
import { startBackfill } from './start-backfill.ts'

const mostShown = 1000

/** Starts a backfill of a job or a flow, or says what it would run. */
export async function answerBackfill(c: Context<ApiEnv>, firing: Firing, input: BackfillInput) {
  if (input.dry_run) {
    const { times, successful } = await planBackfill(c.var.db, firing, input)
    const skipped = times.filter((time) => successful.has(time)).length
    const items = times.slice(0, mostShown).map((time) => ({
      scheduled_at: new Date(time).toISOString(),
      ...(successful.has(time) && { skipped: 'successful' as const }),
    }))
    return ok(c, { total: times.length - skipped, skipped, items }, 200)
  }
  const { id, isDeferred } = await startBackfill(c, firing.id, input)
  return ok(c, { ...(await backfillDetailOf(c, id)), ...(isDeferred && { deferred: true }) }, 202)
}

export async function backfillDetailOf(c: Context<ApiEnv>, id: number) {
  const backfill = await getBackfill(c.var.db, id, c.var.caller.viewer)
  const progress = await countBackfillRuns(c.var.db, [id])
  return {
    ...shownBackfill(backfill, progress.get(id), c.var.language),
    temporal_url: c.var.temporal.historyUrl(backfillWorkflowId(id)) ?? null,
  }
}
