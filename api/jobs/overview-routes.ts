import { z } from '@hono/zod-openapi'
import { listJobNames } from '../../db/jobs/batch-queries.ts'
import { listFailingJobs, listRunningNow } from '../../db/jobs/overview-queries.ts'
import { type RunStatus, runStatuses } from '../../domain/jobs/job-status.ts'
import { soonestFires } from '../../domain/jobs/soonest-fires.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { runRecord } from './job-schemas.ts'
import { shownFires } from './overview-parts.ts'
import { shownRun } from './run-record.ts'

const shown = 8
const week = 7 * 86_400_000

const overviewRoute = defineRoute({
  method: 'get',
  path: '/jobs/overview',
  summary: 'Runs since a time by status, what runs now, what fails, what comes next',
  description: '`today` and `upcoming` may be two seconds old.',
  tags: ['jobs'],
  permission: 'run:read',
  request: { query: z.strictObject({ since: z.iso.datetime({ offset: true }).optional() }) },
  responses: {
    200: z
      .object({
        today: z.record(z.enum([...runStatuses, 'total']), z.int()),
        running: z.array(runRecord),
        failing: z.array(runRecord),
        upcoming: z.array(z.object({ job_id: z.int(), job_name: z.string(), scheduled_at: z.iso.datetime() })),
      })
      .openapi('JobOverview'),
  },
})

export const overviewRoutes = createRouter().openapi(overviewRoute, async (c) => {
  const { since } = c.req.valid('query')
  const now = Date.now()
  const from = since ? new Date(since) : new Date(now - (now % 86_400_000))
  const { db, language, services } = c.var
  const { viewer } = c.var.caller
  const [counts, running, failing, triggers] = await Promise.all([
    services.overview.countRuns(viewer, from),
    listRunningNow(db, viewer, shown),
    listFailingJobs(db, viewer, new Date(now - week), shown),
    services.overview.listTriggers(viewer),
  ])
  const upcoming = soonestFires(triggers, { from: now, count: shownFires })
  const names = await listJobNames(
    db,
    viewer,
    upcoming.map(({ jobId }) => jobId),
  )
  return ok(c, {
    today: withTotal(counts),
    running: running.map((run) => shownRun(run, language)),
    failing: failing.map((run) => shownRun(run, language)),
    upcoming: upcoming.flatMap(({ jobId, time }) => {
      const name = names.get(jobId)
      return name === undefined ? [] : [{ job_id: jobId, job_name: name, scheduled_at: new Date(time).toISOString() }]
    }),
  })
})

type Counts = Record<RunStatus, number>

function withTotal(counts: Partial<Counts>): Counts & { total: number } {
  const today = Object.fromEntries(runStatuses.map((status) => [status, counts[status] ?? 0])) as Counts
  return { ...today, total: Object.values(today).reduce((sum, count) => sum + count, 0) }
}
