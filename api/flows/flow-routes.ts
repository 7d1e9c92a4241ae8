import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { FlowForm } from '../../bpmn/flow/look-at-flow.ts'
import { type Flow, flowSorts, getFlow, listFlows, missingFlow } from '../../db/flows/flow-queries.ts'
import { recentRunsOf } from '../../db/flows/recent-runs.ts'
import { invalid } from '../../domain/errors.ts'
import { flowInput, flowStatuses, rawGraph } from '../../domain/flows/flow.ts'
import { flowGraph } from '../../domain/flows/flow-graph.ts'
import { triggerTypes } from '../../domain/jobs/job.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { expectedVersion, listQuery, ok, page, pageSchema, versionConflict } from '../envelope.ts'
import { removeJob } from '../jobs/remove-job.ts'
import { checkFlow } from './check-flow.ts'
import { drawsScript, maskFlow, maxBodyBytes } from './flow-guards.ts'
import { flowRecordOf, flowRecords, statusOf, told } from './flow-record.ts'
import { flowBrief, flowProblem, flowRecord, flowReplacement } from './flow-schemas.ts'
import { changeFlow, createFlow, statusFor } from './save-flow.ts'

const tags = ['flows']
const idParam = z.object({ id: z.coerce.number().int().positive() })

const checkedFlow = z.object({
  problems: z.array(flowProblem),
  dag_config: flowGraph
    .optional()
    .openapi({ description: 'The graph, when its form is right, with what was left out' }),
  bpmn_xml: z
    .string()
    .optional()
    .openapi({ description: 'As it came or, when nothing is wrong with the graph, drawn' }),
})

const validateRoute = defineRoute({
  method: 'post',
  path: '/job-flows/validate',
  summary: 'What keeps a flow from being run, element by element',
  tags,
  permission: 'flow:read',
  maxBodyBytes,
  request: {
    body: z.strictObject({
      id: z.int().positive().optional().openapi({ description: 'The flow that this is drawn for' }),
      dag_config: rawGraph.optional(),
      bpmn_xml: z.string().max(10_000_000).optional(),
    }),
  },
  responses: { 200: checkedFlow },
})
const listRoute = defineRoute({
  method: 'get',
  path: '/job-flows',
  summary: 'Flows, without what they draw; with include=runs also the newest runs of each',
  tags,
  permission: 'flow:read',
  request: {
    query: listQuery({
      sort: flowSorts,
      filters: {
        status: z.enum(flowStatuses).optional(),
        trigger_type: z.enum(triggerTypes).optional(),
        tag: z.string().max(50).optional(),
        include: z.enum(['runs']).optional(),
      },
    }),
  },
  responses: { 200: pageSchema(flowBrief) },
})
const createRoute = defineRoute({
  method: 'post',
  path: '/job-flows',
  summary: 'Create a flow; without a status it is enabled when its graph can be run',
  tags,
  permission: 'flow:write',
  stepUp: drawsScript,
  audit: { secrets: maskFlow },
  maxBodyBytes,
  request: { body: flowInput },
  responses: { 201: flowRecord },
})
const getRoute = defineRoute({
  method: 'get',
  path: '/job-flows/{id}',
  summary: 'One flow in both of its forms',
  tags,
  permission: 'flow:read',
  request: { params: idParam },
  responses: { 200: flowRecord },
})
const replaceRoute = defineRoute({
  method: 'put',
  path: '/job-flows/{id}',
  summary: 'Replace a flow; without either form of the graph, what is drawn stays',
  tags,
  permission: 'flow:write',
  stepUp: drawsScript,
  audit: { secrets: maskFlow },
  maxBodyBytes,
  request: { params: idParam, body: flowReplacement },
  responses: { 200: flowRecord },
})
const deleteRoute = defineRoute({
  method: 'delete',
  path: '/job-flows/{id}',
  summary: 'Delete a flow; its runs stay readable',
  tags,
  permission: 'flow:delete',
  request: { params: idParam },
  responses: { 200: z.null() },
})

export const flowRoutes = createRouter()
  .openapi(validateRoute, async (c) => {
    const { id, ...body } = c.req.valid('json')
    const { problems, graph, bpmn_xml } = await checkFlow(c.var.db, c.var.caller, formOf(body), id)
    return ok(c, {
      problems: told(problems, c.var.language),
      ...(graph && { dag_config: graph }),
      ...(bpmn_xml !== undefined && { bpmn_xml }),
    })
  })
  .openapi(listRoute, async (c) => {
    const { include, ...query } = c.req.valid('query')
    const { db, caller } = c.var
    const { items, total } = await listFlows(db, caller.viewer, query, query)
    const records = await flowRecords(db, items)
    if (include !== 'runs') return page(c, { items: records, total }, query)
    const runs = await recentRunsOf(
      db,
      items.map(({ id }) => id),
    )
    return page(c, { items: records.map((flow) => ({ ...flow, ...runs(flow.id) })), total }, query)
  })
  .openapi(createRoute, async (c) => {
    const input = c.req.valid('json')
    const seen = await checkFlow(c.var.db, c.var.caller, formOf(input))
    const status = statusFor({ input, seen })
    const flow = await c.var.write((tx) => createFlow(c, tx, { input, seen, status }), { status: 201 })
    return ok(c, { ...(await flowRecordOf(c.var.db, flow)), problems: told(seen.problems, c.var.language) }, 201)
  })
  .openapi(getRoute, async (c) => {
    const flow = await getFlow(c.var.db, c.req.valid('param').id)
    const record = await flowRecordOf(c.var.db, flow)
    if (statusOf(flow) !== 'draft') return ok(c, record)
    const { problems } = await checkFlow(c.var.db, c.var.caller, storedForm(flow), flow.id)
    return ok(c, { ...record, problems: told(problems, c.var.language) })
  })
  .openapi(replaceRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { revision, ...input } = c.req.valid('json')
    const expected = expectedVersion(c, revision)
    const form = await formOrStored(c, id, input)
    const seen = await checkFlow(c.var.db, c.var.caller, form, id)
    const status = statusFor({ input, seen })
    const flow = await c.var.write(
      async (tx) => {
        const changed = await changeFlow(c, tx, { id, revision: expected, input, seen, status })
        if (!changed) throw versionConflict(await flowRecordOf(tx, await getFlow(tx, id)))
        return changed
      },
      { resourceId: id },
    )
    return ok(c, { ...(await flowRecordOf(c.var.db, flow)), problems: told(seen.problems, c.var.language) })
  })
  .openapi(deleteRoute, async (c) => {
    const { id } = c.req.valid('param')
    await c.var.write((tx) => removeJob(tx, id, c.var.traceId, missingFlow), { resourceId: id })
    return ok(c, null)
  })

type Forms = { dag_config?: z.infer<typeof rawGraph> | undefined; bpmn_xml?: string | undefined }

function formOf({ dag_config, bpmn_xml }: Forms): FlowForm {
  if (dag_config && bpmn_xml === undefined) return { dag_config }
  if (bpmn_xml !== undefined && !dag_config) return { bpmn_xml }
  throw invalid('dag_config', text('请在 dag_config 和 bpmn_xml 中给出一个', 'Either dag_config or bpmn_xml is needed'))
}

async function formOrStored(c: Context<ApiEnv>, id: number, forms: Forms): Promise<FlowForm> {
  if (forms.dag_config || forms.bpmn_xml !== undefined) return formOf(forms)
  return storedForm(await getFlow(c.var.db, id))
}

/** A draft that cannot be drawn has its graph alone. */
function storedForm({ dag_config, bpmn_xml }: Flow): FlowForm {
  return bpmn_xml === '' ? { dag_config } : { bpmn_xml }
}
