import { z } from '@hono/zod-openapi'
import { hastenBackfills } from '../../db/jobs/backfill-control.ts'
import { cancelOpenRuns } from '../../db/jobs/cancel-queries.ts'
import {
  countOpenRuns,
  findHalt,
  haltScheduler,
  noteCancelledRuns,
  resumeScheduler,
} from '../../db/jobs/scheduler-queries.ts'
import { backfillWorkflowPrefix, heedBackfill } from '../../workflows/jobs/messages.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { schedulerState, stateOf } from './scheduler-state.ts'

const tags = ['jobs']

const stateRoute = defineRoute({
  method: 'get',
  path: '/scheduler/state',
  summary: 'Whether the scheduler is halted, by whom and why, and how many runs are open',
  tags,
  permission: 'signed-in',
  responses: { 200: schedulerState.extend({ open_runs: z.int() }).openapi('SchedulerStateNow') },
})
const haltRoute = defineRoute({
  method: 'post',
  path: '/scheduler/halt',
  summary: 'Stop all of the scheduler: no schedule fires, nothing can be triggered; jobs stay as they are',
  tags,
  permission: 'scheduler:halt',
  stepUp: true,
  audit: { action: 'execute' },
  request: {
    body: z.strictObject({ reason: z.string().trim().min(1).max(500), cancel_running: z.boolean().default(false) }),
  },
  responses: { 200: schedulerState },
})
const resumeRoute = defineRoute({
  method: 'post',
  path: '/scheduler/resume',
  summary: 'Let everything run again that ran before the halt',
  tags,
  permission: 'scheduler:halt',
  stepUp: true,
  audit: { action: 'execute' },
  responses: { 200: schedulerState },
})

export const schedulerRoutes = createRouter()
  .openapi(stateRoute, async (c) => {
    const [halt, openRuns] = await Promise.all([findHalt(c.var.db), countOpenRuns(c.var.db)])
    return ok(c, { ...stateOf(halt), open_runs: openRuns })
  })
  .openapi(haltRoute, async (c) => {
    const { reason, cancel_running: cancelRunning } = c.req.valid('json')
    const { traceId, caller } = c.var
    const state = await c.var.write(async (tx) => {
      const id = await haltScheduler(tx, { reason, cancelRunning, author: caller })
      const by = { userId: caller.userId, name: caller.name }
      if (cancelRunning) await noteCancelledRuns(tx, id, await cancelOpenRuns(tx, { by, traceId }))
      return stateOf(await findHalt(tx))
    })
    return ok(c, state)
  })
  .openapi(resumeRoute, async (c) => {
    const { traceId, caller } = c.var
    const state = await c.var.write(async (tx) => {
      const isResumed = await resumeScheduler(tx, caller.userId)
      if (isResumed) await hastenBackfills(tx, { prefix: backfillWorkflowPrefix, signal: heedBackfill.name, traceId })
      return stateOf(undefined)
    })
    return ok(c, state)
  })
