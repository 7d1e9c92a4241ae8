import { z } from '@hono/zod-openapi'
import type { FlowForm } from '../../bpmn/flow/look-at-flow.ts'
import { invalid } from '../../domain/errors.ts'
import { flowGraph } from '../../domain/flows/flow-graph.ts'
import { text } from '../../domain/text.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { checkFlow } from './check-flow.ts'

const rawGraph = z
  .object({ nodes: z.array(z.unknown()).max(10_000), edges: z.array(z.unknown()).max(50_000).default([]) })
  .openapi({ description: 'Nodes and edges as in `dag_config`; what is wrong with them is told by element' })

const problem = z
  .object({
    element_id: z.string().openapi({ description: 'The node, or the edge as `source→target`; empty for the whole' }),
    rule: z.string(),
    message: z.string(),
  })
  .openapi('FlowProblem')

const checkedFlow = z.object({
  problems: z.array(problem),
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
  tags: ['flows'],
  permission: 'flow:read',
  // A drawing of 1,000 nodes takes about a megabyte.
  maxBodyBytes: 24 * 1024 * 1024,
  request: {
    body: z.strictObject({ dag_config: rawGraph.optional(), bpmn_xml: z.string().max(20_000_000).optional() }),
  },
  responses: { 200: checkedFlow },
})

export const flowRoutes = createRouter().openapi(validateRoute, async (c) => {
  const { language, db, caller } = c.var
  const { problems, graph, bpmn_xml } = await checkFlow(db, caller.viewer, formOf(c.req.valid('json')))
  const told = problems.map(({ message, ...rest }) => ({ ...rest, message: message[language] }))
  return ok(c, { problems: told, ...(graph && { dag_config: graph }), ...(bpmn_xml !== undefined && { bpmn_xml }) })
})

function formOf({
  dag_config,
  bpmn_xml,
}: Partial<{ dag_config: z.infer<typeof rawGraph>; bpmn_xml: string }>): FlowForm {
  if (dag_config && bpmn_xml === undefined) return { dag_config }
  if (bpmn_xml !== undefined && !dag_config) return { bpmn_xml }
  throw invalid('dag_config', text('请在 dag_config 和 bpmn_xml 中给出一个', 'Either dag_config or bpmn_xml is needed'))
}
