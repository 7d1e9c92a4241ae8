import { z } from '@hono/zod-openapi'
import type { DbOrTx } from '../../db/database.ts'
import { getFlow } from '../../db/flows/flow-queries.ts'
import { type FlowRun, getFlowRun, listFlowRuns, listRunNodes } from '../../db/flows/flow-run-queries.ts'
import { listNodeHistory } from '../../db/flows/node-history.ts'
import type { Language } from '../../domain/text.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok, page, pageSchema } from '../envelope.ts'
import { eventHeaders, streamed, wantsEvents } from '../http/streamed.ts'
import { maskGivenParams } from '../jobs/audited-secrets.ts'
import { startedRun } from '../jobs/job-schemas.ts'
import { inLanguage, shownRun } from '../jobs/run-record.ts'
import { startRun } from '../jobs/start-run.ts'
import {
  confirmInput,
  flowRunDetail,
  flowRunQuery,
  flowRunRecord,
  nodeHistory,
  rerunInput,
  runNode,
} from './flow-schemas.ts'
import { followFlowRun } from './follow-flow-run.ts'
import { rerunOrder } from './rerun-flow.ts'
import { cancelFlowRun, changeNode, confirmNode, pauseFlowRun } from './step-in.ts'

const tags = ['flows']
const idParam = z.object({ id: z.coerce.number().int().positive() })
const nodeParam = idParam.extend({ node: z.string().min(1).max(100) })

const listRoute = defineRoute({
  method: 'get',
  path: '/job-flows/{id}/runs',
  summary: 'Runs of a flow, newest first',
  tags,
  permission: 'flow:read',
  // Rules of columns for runs are rules for these, too.
  audit: { resource: 'run' },
  request: { params: idParam, query: flowRunQuery },
  responses: { 200: pageSchema(flowRunRecord) },
})
const historyRoute = defineRoute({
  method: 'get',
  path: '/job-flows/{id}/node-history',
  summary: 'How long the nodes of a flow took in its newest runs, or in those before one of them',
  tags,
  permission: 'flow:read',
  request: { params: idParam, query: z.strictObject({ before: z.coerce.number().int().positive().optional() }) },
  responses: { 200: z.object({ items: z.array(nodeHistory) }) },
})
const getRoute = defineRoute({
  method: 'get',
  path: '/flow-runs/{id}',
  summary: 'A run of a flow with its nodes; as an event stream, also what becomes of it',
  tags,
  permission: 'flow:read',
  // Rules of columns for runs are rules for these, too.
  audit: { resource: 'run' },
  request: { params: idParam },
  responses: { 200: flowRunDetail },
})
const itemsRoute = defineRoute({
  method: 'get',
  path: '/flow-runs/{id}/nodes/{node}/items',
  summary: 'Of a node that is done for each of a list: each time',
  tags,
  permission: 'flow:read',
  // Rules of columns for runs are rules for these, too.
  audit: { resource: 'run' },
  request: { params: nodeParam },
  responses: { 200: z.object({ items: z.array(runNode) }) },
})
const turnRoute = <V extends 'pause' | 'resume' | 'cancel'>(verb: V, summary: string) =>
  defineRoute({
    method: 'post',
    path: `/flow-runs/{id}/${verb}` as const,
    summary,
    tags,
    permission: 'flow:operate',
    audit: { action: 'execute', resource: 'run' },
    idempotent: false,
    request: { params: idParam },
    responses: { 200: flowRunDetail },
  })
const pauseRoute = turnRoute('pause', 'Begin nothing more until it is resumed; what runs goes on')
const resumeRoute = turnRoute('resume', 'Go on where it was paused')
const cancelRoute = turnRoute('cancel', 'Begin nothing more, ever, and stop what runs')
const rerunRoute = defineRoute({
  method: 'post',
  path: '/flow-runs/{id}/rerun',
  summary: 'Run the flow once more from some nodes, or from those that failed; what succeeded elsewhere is kept',
  tags,
  permission: 'flow:trigger',
  audit: { action: 'execute', resource: 'run', secrets: maskGivenParams },
  request: { params: idParam, body: rerunInput },
  responses: { 202: startedRun },
})
const nodeRoute = <V extends 'retry' | 'mark-success' | 'skip'>(verb: V, summary: string) =>
  defineRoute({
    method: 'post',
    path: `/flow-runs/{id}/nodes/{node}/${verb}` as const,
    summary,
    tags,
    permission: 'flow:operate',
    audit: { action: 'execute', resource: 'run' },
    request: { params: nodeParam },
    responses: { 200: flowRunDetail },
  })
const retryRoute = nodeRoute('retry', 'Do a node that failed once more')
const markRoute = nodeRoute('mark-success', 'Let a node count as successful, whatever it came to')
const skipRoute = nodeRoute('skip', 'Leave a node out')
const confirmRoute = defineRoute({
  method: 'post',
  path: '/flow-runs/{id}/nodes/{node}/confirm',
  summary: 'Confirm or reject what a run waits for',
  tags,
  permission: 'flow:read',
  audit: { action: 'execute', resource: 'run' },
  request: { params: nodeParam, body: confirmInput },
  responses: { 200: flowRunDetail },
})

export const flowRunRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    const flow = await getFlow(c.var.db, c.req.valid('param').id)
    const { items, total } = await listFlowRuns(c.var.db, flow.id, query, query)
    return page(c, { items: items.map((run) => shownRun(run, c.var.language)), total }, query)
  })
  .openapi(historyRoute, async (c) => {
    const { before } = c.req.valid('query')
    return ok(c, { items: await listNodeHistory(c.var.db, c.req.valid('param').id, { before }) })
  })
  .openapi(getRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { db, language } = c.var
    if (!wantsEvents(c)) return ok(c, await detailOf(c.var, await getFlowRun(db, id)))
    await getFlowRun(db, id)
    const gone = new AbortController()
    const signal = AbortSignal.any([c.req.raw.signal, gone.signal])
    const events = followFlowRun({
      db,
      language,
      viewer: c.var.caller.viewer,
      listener: c.var.deps.listener,
      runId: id,
      signal,
    })
    return streamed(events, gone, eventHeaders)
  })
  .openapi(itemsRoute, async (c) => {
    const { id, node } = c.req.valid('param')
    const items = await listRunNodes(c.var.db, await getFlowRun(c.var.db, id), { of: node })
    return ok(c, { items: items.map((item) => inLanguage(item, c.var.language)) })
  })
  .openapi(pauseRoute, async (c) => {
    const run = await pauseFlowRun(c, c.req.valid('param').id, true)
    return ok(c, await detailOf(c.var, run))
  })
  .openapi(resumeRoute, async (c) => {
    const run = await pauseFlowRun(c, c.req.valid('param').id, false)
    return ok(c, await detailOf(c.var, run))
  })
  .openapi(cancelRoute, async (c) => {
    const run = await cancelFlowRun(c, c.req.valid('param').id)
    return ok(c, await detailOf(c.var, run))
  })
  .openapi(rerunRoute, async (c) => {
    const { id } = c.req.valid('param')
    const order = await rerunOrder(c, id, c.req.valid('json'))
    return ok(c, await startRun(c, order.prepare, order.alongWith), 202)
  })
  .openapi(retryRoute, async (c) => ok(c, await detailOf(c.var, await changeNode(c, c.req.valid('param'), 'retry'))))
  .openapi(markRoute, async (c) =>
    ok(c, await detailOf(c.var, await changeNode(c, c.req.valid('param'), 'mark-success'))),
  )
  .openapi(skipRoute, async (c) => ok(c, await detailOf(c.var, await changeNode(c, c.req.valid('param'), 'skip'))))
  .openapi(confirmRoute, async (c) => {
    const run = await confirmNode(c, c.req.valid('param'), c.req.valid('json'))
    return ok(c, await detailOf(c.var, run))
  })

type Reading = { db: DbOrTx; language: Language; temporal: { historyUrl(id: string): string | undefined } }

async function detailOf({ db, language, temporal }: Reading, run: FlowRun) {
  const nodes = await listRunNodes(db, run)
  return {
    ...shownRun(run, language),
    nodes: nodes.map((node) => inLanguage(node, language)),
    temporal_url: (run.workflow_id && temporal.historyUrl(run.workflow_id)) ?? null,
  }
}
