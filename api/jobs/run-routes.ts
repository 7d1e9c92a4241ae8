import { z } from '@hono/zod-openapi'
import type { Tx } from '../../db/database.ts'
import { getJob } from '../../db/jobs/job-queries.ts'
import { countShards, findAhead } from '../../db/jobs/run-place-queries.ts'
import { getRun, getRunOrigin, listAttempts, listRuns, type RunOrigin, runSorts } from '../../db/jobs/run-queries.ts'
import { type FrozenJob, freezeJob } from '../../domain/jobs/job.ts'
import { runStatuses, runTriggers } from '../../domain/jobs/job-status.ts'
import { hideSecrets } from '../../domain/jobs/sealed-job.ts'
import { sealedParams } from '../../domain/jobs/sealed-params.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { listQuery, ok, page, pageSchema } from '../envelope.ts'
import { maskGivenParams, noteSecretParams } from './audited-secrets.ts'
import { cancelOpenRun } from './cancel-run.ts'
import { runDetail, runRecord, startedRun } from './job-schemas.ts'
import { inLanguage, shownRun } from './run-record.ts'
import { startRun } from './start-run.ts'

const tags = ['jobs']
const idParam = z.object({ id: z.coerce.number().int().positive() })
const time = z.iso.datetime({ offset: true }).optional()

const filters = {
  status: z.enum(runStatuses).optional(),
  trigger: z.enum(runTriggers).optional(),
  trace_id: z.string().max(64).optional(),
  parent_id: z.coerce.number().int().positive().optional(),
  shards: z.enum(['hide']).optional(),
  is_outlier: z.stringbool().optional(),
  from: time,
  to: time,
}

const listRoute = defineRoute({
  method: 'get',
  path: '/job-logs',
  summary: 'Runs of all jobs, newest first',
  tags,
  permission: 'run:read',
  request: {
    query: listQuery({
      sort: runSorts,
      filters: {
        ...filters,
        job_id: z.coerce.number().int().positive().optional(),
        backfill_id: z.coerce.number().int().positive().optional(),
      },
    }),
  },
  responses: { 200: pageSchema(runRecord) },
})
const listOfJobRoute = defineRoute({
  method: 'get',
  path: '/jobs/{id}/logs',
  summary: 'Runs of one job, newest first',
  tags,
  permission: 'run:read',
  request: { params: idParam, query: listQuery({ sort: runSorts, filters }) },
  responses: { 200: pageSchema(runRecord) },
})
const getRoute = defineRoute({
  method: 'get',
  path: '/job-logs/{id}',
  summary: 'One run with its attempts',
  tags,
  permission: 'run:read',
  request: { params: idParam },
  responses: { 200: runDetail },
})
const cancelRoute = defineRoute({
  method: 'post',
  path: '/job-logs/{id}/cancel',
  summary: 'Cancel a run; answers when it has stopped',
  tags,
  permission: 'run:cancel',
  audit: { action: 'execute' },
  idempotent: false,
  request: { params: idParam },
  responses: { 200: runRecord },
})
const rerunRoute = defineRoute({
  method: 'post',
  path: '/job-logs/{id}/rerun',
  summary: 'Run once more for the same scheduled time, with the same or other parameters',
  tags,
  permission: 'job:trigger',
  audit: { action: 'execute', secrets: maskGivenParams },
  request: { params: idParam, body: z.strictObject({ params: z.record(z.string(), z.json()).optional() }) },
  responses: { 202: startedRun },
})

export const runRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    const { items, ...counted } = await listRuns(c.var.db, c.var.caller.viewer, query, query)
    return page(c, { items: items.map((run) => shownRun(run, c.var.language)), ...counted }, query)
  })
  .openapi(listOfJobRoute, async (c) => {
    const query = c.req.valid('query')
    const job = await getJob(c.var.db, c.req.valid('param').id)
    const { items, ...counted } = await listRuns(c.var.db, c.var.caller.viewer, { ...query, job_id: job.id }, query)
    return page(c, { items: items.map((run) => shownRun(run, c.var.language)), ...counted }, query)
  })
  .openapi(getRoute, async (c) => {
    const { id } = c.req.valid('param')
    const [run, { definition }] = await Promise.all([getRun(c.var.db, id), getRunOrigin(c.var.db, id)])
    const [attempts, shards, ahead] = await Promise.all([
      listAttempts(c.var.db, { runId: id, scheduledAt: run.scheduled_at.toISOString() }),
      countShards(c.var.db, run),
      findAhead(c.var.db, run),
    ])
    return ok(c, {
      ...shownRun(run, c.var.language),
      attempts: attempts.map((attempt) => inLanguage(attempt, c.var.language)),
      shards,
      ahead: ahead ?? null,
      temporal_url: (run.workflow_id && c.var.temporal.historyUrl(run.workflow_id)) ?? null,
      definition: hideSecrets(definition),
    })
  })
  .openapi(cancelRoute, async (c) => {
    const run = await cancelOpenRun(c, await getRun(c.var.db, c.req.valid('param').id))
    return ok(c, shownRun(run, c.var.language))
  })
  .openapi(rerunRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { params } = c.req.valid('json')
    const started = await startRun(c, async (tx) => {
      const origin = await getRunOrigin(tx, id)
      const definition = await definitionToRerun(tx, origin)
      noteSecretParams(c, definition.params)
      return {
        jobId: origin.job_id,
        definition,
        params: sealedParams(c.var.deps.secrets, {
          job: { ...definition, id: origin.job_id },
          given: params,
          before: { job: { ...origin.definition, id: origin.job_id }, params: origin.params },
        }),
        trigger: 'retry',
        scheduledAt: origin.scheduled_at,
        departmentId: origin.department_id,
        rerunOf: id,
        shardIndex: origin.shard_index,
        isTest: origin.job_id === null,
      }
    })
    return ok(c, started, 202)
  })

/** The job as it is now. A shard stays the one that it was, of as many and on the same executor. */
async function definitionToRerun(tx: Tx, { job_id, shard_index, definition }: RunOrigin): Promise<FrozenJob> {
  if (job_id === null) return definition
  const current = freezeJob(await getJob(tx, job_id))
  if (shard_index === null) return current
  const { shard_total, broadcast, executor_instance } = definition
  return { ...current, shard_total, broadcast, ...(executor_instance && { executor_instance }) }
}
