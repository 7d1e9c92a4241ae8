import { z } from '@hono/zod-openapi'
import { getJob } from '../../db/jobs/job-queries.ts'
import { addOutboxLine } from '../../db/outbox/outbox-queries.ts'
import { freezeJob, jobInput } from '../../domain/jobs/job.ts'
import { checkJob, checkScheduledAt, checkTrigger } from '../../domain/jobs/job-rules.ts'
import { keepSecrets } from '../../domain/jobs/kept-secrets.ts'
import { previewFires } from '../../domain/jobs/next-fires.ts'
import { sealJob } from '../../domain/jobs/sealed-job.ts'
import { sealedParams } from '../../domain/jobs/sealed-params.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { maskGivenParams, maskJob, noteSecretParams } from './audited-secrets.ts'
import { recordOf, scheduleLine } from './job-record.ts'
import { jobRecord, previewInput, previewResult, startedRun, triggerInput } from './job-schemas.ts'
import { checkKind } from './kind-rules.ts'
import { namedCalendar } from './named-calendar.ts'
import { pauseRunningJob, resumePausedJob } from './pause-job.ts'
import { refuseScriptWithoutRight, runsScript } from './script-right.ts'
import { startRun } from './start-run.ts'

const tags = ['jobs']
const idParam = z.object({ id: z.coerce.number().int().positive() })

const triggerRoute = defineRoute({
  method: 'post',
  path: '/jobs/{id}/trigger',
  summary: 'Run a job now',
  tags,
  permission: 'job:trigger',
  audit: { action: 'execute', secrets: maskGivenParams },
  request: { params: idParam, body: triggerInput },
  responses: { 202: startedRun },
})
const testRoute = defineRoute({
  method: 'post',
  path: '/jobs/{id}/test',
  summary: 'Run a definition once that is not saved; id 0 stands for a job that does not exist yet',
  tags,
  permission: 'job:write',
  stepUp: runsScript,
  audit: { action: 'execute', secrets: maskJob },
  request: { params: z.object({ id: z.coerce.number().int().min(0) }), body: jobInput },
  responses: { 202: startedRun },
})
const pauseRoute = defineRoute({
  method: 'post',
  path: '/jobs/{id}/pause',
  summary: 'Stop firing by itself until it is resumed',
  tags,
  permission: 'job:write',
  audit: { action: 'update' },
  request: { params: idParam },
  responses: { 200: jobRecord },
})
const resumeRoute = defineRoute({
  method: 'post',
  path: '/jobs/{id}/resume',
  summary: 'Fire by itself again',
  tags,
  permission: 'job:write',
  audit: { action: 'update' },
  request: { params: idParam },
  responses: { 200: jobRecord },
})
const previewRoute = defineRoute({
  method: 'post',
  path: '/jobs/preview',
  summary: 'The next fires of a trigger that run, and the skipped ones between them',
  tags,
  permission: 'job:read',
  audit: { skip: true },
  idempotent: false,
  request: { body: previewInput },
  responses: { 200: previewResult },
})

export const jobControlRoutes = createRouter()
  .openapi(previewRoute, async (c) => {
    const { count, from, ...trigger } = c.req.valid('json')
    checkTrigger(trigger)
    const calendar = await namedCalendar(c.var.db, c.var.caller.viewer, trigger)
    return ok(c, previewFires({ ...trigger, calendar }, { from: from ? Date.parse(from) : Date.now(), count }))
  })
  .openapi(triggerRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { params, scheduled_at } = c.req.valid('json')
    if (scheduled_at) checkScheduledAt(scheduled_at, Date.now())
    const started = await startRun(c, async (tx) => {
      const job = await getJob(tx, id)
      noteSecretParams(c, job.params)
      return {
        jobId: id,
        definition: freezeJob(job),
        params: sealedParams(c.var.deps.secrets, { job, given: params }),
        trigger: 'manual',
        scheduledAt: scheduled_at ? new Date(scheduled_at) : new Date(),
        departmentId: job.department_id,
      }
    })
    return ok(c, started, 202)
  })
  .openapi(testRoute, async (c) => {
    const { id } = c.req.valid('param')
    const input = c.req.valid('json')
    const { secrets } = c.var.deps
    checkJob(input)
    refuseScriptWithoutRight(c.var.caller, input.job_type)
    const started = await startRun(c, async (tx) => {
      const next = keepSecrets(secrets, input, id === 0 ? undefined : await getJob(tx, id))
      checkJob(next)
      await checkKind(tx, c.var.caller, next)
      const job = sealJob(secrets, null, next)
      return {
        jobId: null,
        definition: { ...freezeJob(job), retry_count: 0 },
        params: sealedParams(secrets, { job: { ...job, id: null }, given: {} }),
        trigger: 'manual',
        scheduledAt: new Date(),
        departmentId: c.var.caller.departmentId,
        isTest: true,
      }
    })
    return ok(c, started, 202)
  })
  .openapi(pauseRoute, async (c) => {
    const { id } = c.req.valid('param')
    const job = await c.var.write(
      async (tx) => {
        await pauseRunningJob(tx, id, c.var.traceId)
        await addOutboxLine(tx, scheduleLine(id, c.var.traceId))
        return getJob(tx, id)
      },
      { resourceId: id },
    )
    return ok(c, await recordOf(c.var.db, job))
  })
  .openapi(resumeRoute, async (c) => {
    const { id } = c.req.valid('param')
    const job = await c.var.write(
      async (tx) => {
        await resumePausedJob(tx, id, c.var.traceId)
        await addOutboxLine(tx, scheduleLine(id, c.var.traceId))
        return getJob(tx, id)
      },
      { resourceId: id },
    )
    return ok(c, await recordOf(c.var.db, job))
  })
