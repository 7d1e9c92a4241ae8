import { z } from '@hono/zod-openapi'
import { getJob, jobSorts, listJobs, lockJob, missingJob } from '../../db/jobs/job-queries.ts'
import { listRecentRuns } from '../../db/jobs/run-queries.ts'
import { jobInput, triggerTypes } from '../../domain/jobs/job.ts'
import { checkJob } from '../../domain/jobs/job-rules.ts'
import { type JobType, jobKinds } from '../../domain/jobs/kinds.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { expectedVersion, listQuery, ok, page, pageSchema, versionConflict, versioned } from '../envelope.ts'
import { keepRuled } from '../iam/column-rules.ts'
import { maskJob } from './audited-secrets.ts'
import { recordOf, recordsOf } from './job-record.ts'
import { jobRecord } from './job-schemas.ts'
import { removeJob } from './remove-job.ts'
import { changeJob, createJob } from './save-job.ts'
import { refuseScriptWithoutRight, writesScript } from './script-right.ts'

const tags = ['jobs']
const idParam = z.object({ id: z.coerce.number().int().positive() })

const jobQuery = listQuery({
  sort: jobSorts,
  filters: {
    status: z.enum(['enabled', 'disabled']).optional(),
    job_type: z.enum(Object.keys(jobKinds) as JobType[]).optional(),
    trigger_type: z.enum(triggerTypes).optional(),
    tag: z.string().max(50).optional(),
    calendar_id: z.coerce.number().int().positive().optional(),
    executor_group: z.string().max(50).optional(),
    priority: z.coerce.number().int().min(1).max(5).optional(),
    include: z.enum(['runs']).optional(),
  },
})

const listRoute = defineRoute({
  method: 'get',
  path: '/jobs',
  summary: 'Jobs; with include=runs also the newest runs of each',
  tags,
  permission: 'job:read',
  request: { query: jobQuery },
  responses: { 200: pageSchema(jobRecord) },
})
const createRoute = defineRoute({
  method: 'post',
  path: '/jobs',
  summary: 'Create a job',
  tags,
  permission: 'job:write',
  stepUp: writesScript,
  audit: { secrets: maskJob },
  request: { body: jobInput },
  responses: { 201: jobRecord },
})
const getRoute = defineRoute({
  method: 'get',
  path: '/jobs/{id}',
  summary: 'One job',
  tags,
  permission: 'job:read',
  request: { params: idParam },
  responses: { 200: jobRecord },
})
const replaceRoute = defineRoute({
  method: 'put',
  path: '/jobs/{id}',
  summary: 'Replace a job; fields left out take their defaults',
  tags,
  permission: 'job:write',
  stepUp: writesScript,
  audit: { secrets: maskJob },
  request: { params: idParam, body: versioned(jobInput) },
  responses: { 200: jobRecord },
})
const deleteRoute = defineRoute({
  method: 'delete',
  path: '/jobs/{id}',
  summary: 'Delete a job; its runs stay readable',
  tags,
  permission: 'job:delete',
  request: { params: idParam },
  responses: { 200: z.null() },
})

export const jobRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const { include, ...query } = c.req.valid('query')
    const { items, total } = await listJobs(c.var.db, c.var.caller.viewer, query, query)
    const runs =
      include === 'runs'
        ? await listRecentRuns(
            c.var.db,
            items.map((job) => job.id),
          )
        : undefined
    const records = (await recordsOf(c.var.db, items)).map((job) => ({
      ...job,
      ...(runs && { recent_runs: runs.get(job.id) ?? [], last_run: runs.get(job.id)?.[0] ?? null }),
    }))
    return page(c, { items: records, total }, query)
  })
  .openapi(createRoute, async (c) => {
    const input = c.req.valid('json')
    checkJob(input)
    refuseScriptWithoutRight(c.var.caller, input.job_type)
    const job = await c.var.write((tx) => createJob(c, tx, input), { status: 201 })
    return ok(c, await recordOf(c.var.db, job), 201)
  })
  .openapi(getRoute, async (c) => {
    const job = await getJob(c.var.db, c.req.valid('param').id)
    return ok(c, await recordOf(c.var.db, job))
  })
  .openapi(replaceRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { version, ...input } = c.req.valid('json')
    checkJob(input)
    refuseScriptWithoutRight(c.var.caller, input.job_type)
    const expected = expectedVersion(c, version)
    const job = await c.var.write(
      async (tx) => {
        const current = await lockJob(tx, id)
        if (!current || current.job_type === 'flow') throw missingJob()
        refuseScriptWithoutRight(c.var.caller, current.job_type)
        const kept = keepRuled(c.var.caller.viewer, 'job', input, current)
        const changed = await changeJob(c, tx, current, { version: expected, input: kept })
        if (!changed) throw versionConflict(await recordOf(tx, await getJob(tx, id)))
        return changed
      },
      { resourceId: id },
    )
    return ok(c, await recordOf(c.var.db, job))
  })
  .openapi(deleteRoute, async (c) => {
    const { id } = c.req.valid('param')
    await c.var.write((tx) => removeJob(tx, id, c.var.traceId), { resourceId: id })
    return ok(c, null)
  })
