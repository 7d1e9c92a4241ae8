import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type Flow, getFlow } from '../../db/flows/flow-queries.ts'
import { findPublishedVersion, getFlowVersion, listFlowVersions } from '../../db/flows/flow-versions.ts'
import { addOutboxLine } from '../../db/outbox/outbox-queries.ts'
import { conflict } from '../../domain/errors.ts'
import { flowInput } from '../../domain/flows/flow.ts'
import { backfillInput } from '../../domain/jobs/backfill.ts'
import { freezeJob } from '../../domain/jobs/job.ts'
import { checkScheduledAt } from '../../domain/jobs/job-rules.ts'
import { sealedParams } from '../../domain/jobs/sealed-params.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { answerBackfill } from '../jobs/answer-backfill.ts'
import { maskGivenParams, noteSecretParams } from '../jobs/audited-secrets.ts'
import { backfillDetail, backfillPlan } from '../jobs/backfill-schemas.ts'
import { scheduleLine } from '../jobs/job-record.ts'
import { startedRun, triggerInput } from '../jobs/job-schemas.ts'
import { pauseRunningJob, resumePausedJob } from '../jobs/pause-job.ts'
import { startRun } from '../jobs/start-run.ts'
import { checkFlow } from './check-flow.ts'
import { drawsScript, maskFlow, maxBodyBytes } from './flow-guards.ts'
import { flowRecordOf, statusOf, told } from './flow-record.ts'
import { flowImport, flowRecord, versionDetail, versionRecord } from './flow-schemas.ts'
import { createFlow } from './save-flow.ts'

const tags = ['flows']
const idParam = z.object({ id: z.coerce.number().int().positive() })

const triggerRoute = defineRoute({
  method: 'post',
  path: '/job-flows/{id}/trigger',
  summary: 'Run a flow now, in the version that is published',
  tags,
  permission: 'flow:trigger',
  audit: { action: 'execute', secrets: maskGivenParams },
  request: { params: idParam, body: triggerInput },
  responses: { 202: startedRun },
})
const turnRoute = <V extends 'pause' | 'resume'>(verb: V, summary: string) =>
  defineRoute({
    method: 'post',
    path: `/job-flows/{id}/${verb}` as const,
    summary,
    tags,
    permission: 'flow:write',
    audit: { action: 'update' },
    request: { params: idParam },
    responses: { 200: flowRecord },
  })
const pauseRoute = turnRoute('pause', 'Stop firing by itself until it is resumed')
const resumeRoute = turnRoute('resume', 'Fire by itself again')
const backfillRoute = defineRoute({
  method: 'post',
  path: '/job-flows/{id}/backfill',
  summary: 'Run a flow for each of its times in a range that has passed; with dry_run say only what would run',
  tags,
  permission: 'flow:backfill',
  audit: { action: 'execute', secrets: maskGivenParams },
  request: { params: idParam, body: backfillInput },
  responses: { 200: backfillPlan, 202: backfillDetail },
})
const importRoute = defineRoute({
  method: 'post',
  path: '/job-flows/import',
  summary: 'Make a draft of a BPMN 2.0 file; everything in it is kept, and what cannot be run is told by element',
  tags,
  permission: 'flow:write',
  stepUp: drawsScript,
  audit: { secrets: maskFlow },
  maxBodyBytes,
  request: { body: flowImport },
  responses: { 201: flowRecord },
})
const exportRoute = defineRoute({
  method: 'get',
  path: '/job-flows/{id}/export',
  summary: 'What is drawn at present, as a BPMN 2.0 file',
  tags,
  permission: 'flow:read',
  request: { params: idParam },
  responses: {
    200: { description: 'The file', content: { 'application/xml': { schema: z.string() } } },
  },
})
const versionsRoute = defineRoute({
  method: 'get',
  path: '/job-flows/{id}/versions',
  summary: 'The versions of a flow that were published, newest first',
  tags,
  permission: 'flow:read',
  request: { params: idParam },
  responses: { 200: z.object({ items: z.array(versionRecord) }) },
})
const versionRoute = defineRoute({
  method: 'get',
  path: '/job-flows/{id}/versions/{version}',
  summary: 'One version, in both of its forms, also of a flow that is deleted',
  tags,
  permission: 'flow:read',
  request: { params: idParam.extend({ version: z.coerce.number().int().positive() }) },
  responses: { 200: versionDetail },
})

export const flowControlRoutes = createRouter()
  .openapi(triggerRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { params, scheduled_at } = c.req.valid('json')
    if (scheduled_at) checkScheduledAt(scheduled_at, Date.now())
    const started = await startRun(c, async (tx) => {
      const flow = await getFlow(tx, id)
      noteSecretParams(c, flow.params)
      refuseUnpublished(flow)
      return {
        jobId: id,
        definition: freezeJob(flow),
        params: sealedParams(c.var.deps.secrets, { job: flow, given: params }),
        trigger: 'manual',
        scheduledAt: scheduled_at ? new Date(scheduled_at) : new Date(),
        departmentId: flow.department_id,
      }
    })
    return ok(c, started, 202)
  })
  .openapi(pauseRoute, async (c) => {
    const { id } = c.req.valid('param')
    return ok(c, await turn(c, id, pauseRunningJob))
  })
  .openapi(resumeRoute, async (c) => {
    const { id } = c.req.valid('param')
    return ok(
      c,
      await turn(c, id, async (tx, flowId, traceId) => {
        refuseUnpublished(await getFlow(tx, flowId))
        await resumePausedJob(tx, flowId, traceId)
      }),
    )
  })
  .openapi(backfillRoute, async (c) => {
    const { id } = c.req.valid('param')
    const flow = await getFlow(c.var.db, id)
    refuseUnpublished(flow)
    return answerBackfill(c, flow, c.req.valid('json'))
  })
  .openapi(importRoute, async (c) => {
    const { name, bpmn_xml } = c.req.valid('json')
    const seen = await checkFlow(c.var.db, c.var.caller, { bpmn_xml })
    const input = flowInput.parse({
      name: name ?? seen.name?.slice(0, 100) ?? text('导入的流程', 'Imported flow')[c.var.language],
      bpmn_xml,
      status: 'draft',
    })
    const flow = await c.var.write((tx) => createFlow(c, tx, { input, seen, status: 'draft' }), { status: 201 })
    return ok(c, { ...(await flowRecordOf(c.var.db, flow)), problems: told(seen.problems, c.var.language) }, 201)
  })
  .openapi(exportRoute, async (c) => {
    const { bpmn_xml, name } = await getFlow(c.var.db, c.req.valid('param').id)
    if (bpmn_xml === '') throw conflict(text('这个草稿还画不出来', 'This draft cannot be drawn yet'))
    const headers = {
      'Content-Type': 'application/xml; charset=utf-8',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.bpmn`)}`,
    }
    // A file is no value that the route's schemas could describe.
    return new Response(bpmn_xml, { headers }) as never
  })
  .openapi(versionsRoute, async (c) => {
    const { id, config } = await getFlow(c.var.db, c.req.valid('param').id)
    const items = await listFlowVersions(c.var.db, id)
    return ok(c, { items: items.map((made) => ({ ...made, is_current: made.version === config.flow_version })) })
  })
  .openapi(versionRoute, async (c) => {
    const { id, version } = c.req.valid('param')
    // Of a flow that is deleted too: its runs stay readable.
    const made = await getFlowVersion(c.var.db, id, version)
    return ok(c, { ...made, is_current: version === (await findPublishedVersion(c.var.db, id)) })
  })

async function turn(c: Context<ApiEnv>, id: number, change: typeof pauseRunningJob) {
  const flow = await c.var.write(
    async (tx) => {
      await change(tx, id, c.var.traceId)
      await addOutboxLine(tx, scheduleLine(id, c.var.traceId))
      return getFlow(tx, id)
    },
    { resourceId: id },
  )
  return flowRecordOf(c.var.db, flow)
}

/** A draft has nothing to run, or nothing that is meant to. */
function refuseUnpublished(flow: Flow): void {
  if (statusOf(flow) === 'draft') {
    throw conflict(text('流程还是草稿，请先启用', 'The flow is a draft: enable it first'))
  }
}
