import { setImmediate as breathe } from 'node:timers/promises'
import { z } from '@hono/zod-openapi'
import { listJobIds } from '../../db/jobs/batch-queries.ts'
import { listArmedJobs } from '../../db/jobs/job-queries.ts'
import {
  countRunsByDay,
  listTimelineJobs,
  listTimelineRuns,
  monthDays,
  type StatusCounts,
  type TimelineJob,
} from '../../db/jobs/timeline-queries.ts'
import { invalid } from '../../domain/errors.ts'
import { countFiresByDay, fireOutlook } from '../../domain/jobs/fire-outlook.ts'
import { runStatuses, runTriggers } from '../../domain/jobs/job-status.ts'
import { type JobType, jobKinds } from '../../domain/jobs/kinds.ts'
import { text } from '../../domain/text.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { isTimeZone } from '../time-zone.ts'
import { jobFilter } from './batch-routes.ts'

const tags = ['jobs']
const time = z.iso.datetime({ offset: true })
const filters = { ...jobFilter, priority: z.coerce.number().int().min(1).max(5).optional() }
const dayMs = 86_400_000

const mostJobs = 500
const longestSpanMs = 7 * dayMs
/** A job with more runs or fires than this in the span is summed up. */
const mostBarsOfJob = 300
const mostBars = 20_000
const mostFires = 200
/** So many fires of a job are looked at for a month: more are taken to go on as often. */
const mostFiresOfMonth = 3_100
const mostJobsOfMonth = 100_000
const jobsAtOnce = 20

const counts = z.partialRecord(z.enum(runStatuses), z.int())
const summary = z.object({ from: time, to: time, count: z.int() })

const timelineRoute = defineRoute({
  method: 'get',
  path: '/jobs/timeline',
  summary: 'What ran when, job by job, and what is planned',
  description:
    'A job with many runs in the span has a `summary` in place of them, and one with many fires ahead `planned`, whose `count` is an estimate.',
  tags,
  permission: 'run:read',
  request: { query: z.strictObject({ from: time, to: time, ...filters }) },
  responses: {
    200: z
      .object({
        now: time,
        total: z.int().openapi({ description: `Jobs that match; at most ${mostJobs} are given` }),
        jobs: z.array(
          z.object({
            id: z.int(),
            name: z.string(),
            job_type: z.enum(Object.keys(jobKinds) as JobType[]),
            status: z.enum(['enabled', 'disabled']),
            tags: z.array(z.string()),
            executor_group: z.string(),
            counts,
            runs: z.array(
              z.object({
                id: z.int(),
                status: z.enum(runStatuses),
                trigger: z.enum(runTriggers),
                scheduled_at: time,
                began: time,
                ended: time.nullable(),
              }),
            ),
            summary: summary.nullable(),
            fires: z.array(time),
            planned: summary.nullable(),
          }),
        ),
      })
      .openapi('JobTimeline'),
  },
})

const calendarRoute = defineRoute({
  method: 'get',
  path: '/jobs/calendar',
  summary: 'A month day by day: how runs ended, and how many fires are still to come',
  tags,
  permission: 'run:read',
  request: {
    query: z.strictObject({
      month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/),
      timezone: z.string().min(1).max(64).default('Asia/Shanghai'),
      ...filters,
    }),
  },
  responses: {
    200: z
      .object({
        days: z.array(
          z.object({
            date: z.iso.date(),
            counts,
            planned: z.int(),
            is_estimate: z.boolean().openapi({ description: 'Some jobs fire too often to be counted one by one' }),
          }),
        ),
      })
      .openapi('JobCalendar'),
  },
})

export const timelineRoutes = createRouter()
  .openapi(timelineRoute, async (c) => {
    const { from, to, ...filter } = c.req.valid('query')
    const span = { from: new Date(from), to: new Date(to) }
    refuseSpan(span)
    const { db, caller } = c.var
    const now = Date.now()
    const { jobs, total } = await listTimelineJobs(db, caller.viewer, { filter, span, limit: mostJobs })
    const sparse = sparseJobs(jobs)
    const [runs, armed] = await Promise.all([
      listTimelineRuns(db, caller.viewer, [...sparse], span),
      span.to.getTime() > now ? listArmedJobs(db, caller.viewer) : [],
    ])
    const runsOf = Map.groupBy(runs, ({ job_id }) => job_id)
    const triggerOf = new Map(armed.map((job) => [job.id, job]))
    const ahead = { from: Math.max(now, span.from.getTime()), until: span.to.getTime(), most: mostFires }
    const shown = []
    for (const { first, last, ...job } of jobs) {
      if (shown.length % jobsAtOnce === 0) await breathe()
      const trigger = triggerOf.get(job.id)
      const outlook = trigger && fireOutlook(trigger, ahead)
      shown.push({
        ...job,
        runs: (runsOf.get(job.id) ?? []).map(({ job_id: _, ...run }) => run),
        summary: !sparse.has(job.id) && first && last ? { from: first, to: last, count: totalOf(job.counts) } : null,
        fires: outlook?.fires.map((fire) => new Date(fire)) ?? [],
        planned:
          outlook && !outlook.isExact
            ? { from: new Date(ahead.from), to: new Date(ahead.until), count: outlook.count }
            : null,
      })
    }
    return ok(c, { now: new Date(now), total, jobs: shown })
  })
  .openapi(calendarRoute, async (c) => {
    const { month, timezone, ...filter } = c.req.valid('query')
    const { db, caller } = c.var
    if (!isTimeZone(timezone)) throw invalid('timezone', text('没有这个时区', 'There is no such time zone'))
    const days = await monthDays(db, month, timezone)
    const now = Date.now()
    const [past, armed, matching] = await Promise.all([
      countRunsByDay(db, caller.viewer, { filter, days }),
      listArmedJobs(db, caller.viewer),
      listJobIds(db, caller.viewer, filter, mostJobsOfMonth),
    ])
    const planned = days.slice(1).map(() => ({ count: 0, isExact: true }))
    const limits = { from: now, days: days.map((day) => day.getTime()), most: mostFiresOfMonth }
    const shown = new Set(matching)
    for (const [at, job] of armed.filter(({ id }) => shown.has(id)).entries()) {
      if (at % jobsAtOnce === 0) await breathe()
      for (const [day, { count, isExact }] of countFiresByDay(job, limits).entries()) {
        const sum = planned[day]
        if (sum) Object.assign(sum, { count: sum.count + count, isExact: sum.isExact && isExact })
      }
    }
    return ok(c, {
      days: past.map((counts, at) => ({
        date: `${month}-${String(at + 1).padStart(2, '0')}`,
        counts,
        planned: planned[at]?.count ?? 0,
        is_estimate: planned[at]?.isExact === false,
      })),
    })
  })

function refuseSpan({ from, to }: { from: Date; to: Date }): void {
  if (to <= from) throw invalid('to', text('结束时间须晚于开始时间', 'The end must come after the start'))
  if (to.getTime() - from.getTime() > longestSpanMs) {
    throw invalid('to', text('一次最多查看 7 天', 'At most 7 days at once'))
  }
}

const totalOf = (counts: StatusCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** Those whose runs are few enough to be shown one by one, the fewest first as long as all of them together are. */
function sparseJobs(jobs: TimelineJob[]): Set<number> {
  let left = mostBars
  const sparse = new Set<number>()
  for (const { id, counts } of jobs.toSorted((a, b) => totalOf(a.counts) - totalOf(b.counts))) {
    const total = totalOf(counts)
    if (total > mostBarsOfJob || total > left) break
    left -= total
    sparse.add(id)
  }
  return sparse
}
