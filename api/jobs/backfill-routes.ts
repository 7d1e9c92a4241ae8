import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { turnBackfill } from '../../db/jobs/backfill-control.ts'
import { backfillSorts, countBackfillRuns, getBackfill, listBackfills } from '../../db/jobs/backfill-queries.ts'
import { cancelOpenRuns } from '../../db/jobs/cancel-queries.ts'
import { getJob } from '../../db/jobs/job-queries.ts'
import { addOutboxLine } from '../../db/outbox/outbox-queries.ts'
import { backfillInput } from '../../domain/jobs/backfill.ts'
import { backfillStatuses } from '../../domain/jobs/backfill-status.ts'
import { backfillWorkflowId, heedBackfill } from '../../workflows/jobs/messages.ts'
import type { ApiEnv } from '../context.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { listQuery, ok, page, pageSchema } from '../envelope.ts'
import { answerBackfill, backfillDetailOf } from './answer-backfill.ts'
import { maskGivenParams } from './audited-secrets.ts'
import { backfillDetail, backfillPlan, backfillRecord, shownBackfill } from './backfill-schemas.ts'

const tags = ['jobs']
const idParam = z.object({ id: z.coerce.number().int().positive() })

const startRoute = defineRoute({
  method: 'post',
  path: '/jobs/{id}/backfill',
  summary: 'Run a job for each of its times in a range that has passed; with dry_run say only what would run',
  tags,
  permission: 'job:backfill',
  audit: { action: 'execute', secrets: maskGivenParams },
  request: { params: idParam, body: backfillInput },
  responses: { 200: backfillPlan, 202: backfillDetail },
})
const listRoute = defineRoute({
  method: 'get',
  path: '/backfills',
  summary: 'Backfills of all jobs, newest first',
  tags,
  permission: 'run:read',
  request: {
    query: listQuery({
      sort: backfillSorts,
      filters: { job_id: z.coerce.number().int().positive().optional(), status: z.enum(backfillStatuses).optional() },
    }),
  },
  responses: { 200: pageSchema(backfillRecord) },
})
const getRoute = defineRoute({
  method: 'get',
  path: '/backfills/{id}',
  summary: 'One backfill with its progress',
  tags,
  permission: 'run:read',
  request: { params: idParam },
  responses: { 200: backfillDetail },
})
const turnRoute = <P extends 'pause' | 'resume' | 'cancel'>(verb: P, summary: string) =>
  defineRoute({
    method: 'post',
    path: `/backfills/{id}/${verb}` as const,
    summary,
    tags,
    permission: 'job:backfill',
    audit: { action: 'execute' },
    idempotent: false,
    request: { params: idParam },
    responses: { 200: backfillDetail },
  })
const pauseRoute = turnRoute('pause', 'Begin nothing more until it is resumed; what runs goes on')
const resumeRoute = turnRoute('resume', 'Go on where it was paused')
const cancelRoute = turnRoute('cancel', 'Begin nothing more, ever, and cancel what runs')

export const backfillRoutes = createRouter()
  .openapi(startRoute, async (c) => {
    const { id: jobId } = c.req.valid('param')
    const input = c.req.valid('json')
    return answerBackfill(c, await getJob(c.var.db, jobId), input)
  })
  .openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    const { items, total } = await listBackfills(c.var.db, c.var.caller.viewer, query, query)
    const progress = await countBackfillRuns(
      c.var.db,
      items.map(({ id }) => id),
    )
    const shown = items.map((backfill) => shownBackfill(backfill, progress.get(backfill.id), c.var.language))
    return page(c, { items: shown, total }, query)
  })
  .openapi(getRoute, async (c) => ok(c, await backfillDetailOf(c, c.req.valid('param').id)))
  .openapi(pauseRoute, async (c) => ok(c, await turn(c, c.req.valid('param').id, 'paused')))
  .openapi(resumeRoute, async (c) => ok(c, await turn(c, c.req.valid('param').id, 'running')))
  .openapi(cancelRoute, async (c) => ok(c, await turn(c, c.req.valid('param').id, 'cancelled')))

/** The row turns at once; its workflow is told by the outbox, and reads the row whenever it is about to open something. */
async function turn(c: Context<ApiEnv>, id: number, to: 'paused' | 'running' | 'cancelled') {
  const { traceId, caller } = c.var
  await c.var.write(
    async (tx) => {
      await getBackfill(tx, id, caller.viewer)
      await turnBackfill(tx, id, to)
      if (to === 'cancelled') {
        await cancelOpenRuns(tx, { by: { userId: caller.userId, name: caller.name }, traceId, backfillId: id })
      }
      const payload = { workflowId: backfillWorkflowId(id), signal: heedBackfill.name }
      await addOutboxLine(tx, { kind: 'signal_workflow', subject: `backfill:${id}`, payload, traceId })
    },
    { resourceId: id },
  )
  return backfillDetailOf(c, id)
}
