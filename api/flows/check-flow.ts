import { readFlowApart } from '../../bpmn/flow/apart.ts'
import type { Db } from '../../db/database.ts'
import { listVisibleJobs } from '../../db/flows/node-job-queries.ts'
import { checkGraph, type RawGraph } from '../../domain/flows/check-graph.ts'
import type { FlowGraph } from '../../domain/flows/flow-graph.ts'
import type { GraphProblem } from '../../domain/flows/graph-rules.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import { text } from '../../domain/text.ts'

/** One of the two forms of a flow. */
export type FlowForm = { dag_config: RawGraph } | { bpmn_xml: string }

/** Everything that keeps a flow from being run by this viewer; `graph` is there when its form is right. */
export async function checkFlow(
  db: Db,
  viewer: Viewer,
  form: FlowForm,
): Promise<{ graph?: FlowGraph; problems: GraphProblem[] }> {
  const { graph: raw, problems: drawn } =
    'bpmn_xml' in form ? await readFlowApart(form.bpmn_xml) : { graph: form.dag_config, problems: [] }
  const { graph, problems } = checkGraph(raw)
  const missing = graph ? await missingJobs(db, viewer, graph) : []
  return { ...(graph && { graph }), problems: [...drawn, ...problems, ...missing] }
}

async function missingJobs(db: Db, viewer: Viewer, { nodes }: FlowGraph): Promise<GraphProblem[]> {
  const asked = nodes.flatMap((node) =>
    node.type === 'job' && node.job_id !== undefined ? [{ ...node, jobId: node.job_id }] : [],
  )
  const found = await listVisibleJobs(db, viewer, [...new Set(asked.map(({ jobId }) => jobId))])
  return asked
    .filter(({ jobId }) => !found.has(jobId))
    .map(({ id, jobId }) => ({
      element_id: id,
      rule: 'job-exists',
      message: text(
        `节点“${id}”引用的任务 ${jobId} 不存在或不可见`,
        `There is no job ${jobId} for the node "${id}", or you may not see it`,
      ),
    }))
}
