import { lookAtFlowApart } from '../../bpmn/flow/look-apart.ts'
import type { FlowForm, SeenFlow } from '../../bpmn/flow/look-at-flow.ts'
import type { Db } from '../../db/database.ts'
import { listVisibleJobs } from '../../db/flows/node-job-queries.ts'
import type { FlowGraph } from '../../domain/flows/flow-graph.ts'
import type { GraphProblem } from '../../domain/flows/graph-rules.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import { text } from '../../domain/text.ts'
import { createTurns } from '../../platform/turns.ts'

/** Threads at once; further flows wait for one of them to end. */
const inTurn = createTurns({
  parallel: 2,
  maxWaiting: Number.POSITIVE_INFINITY,
  refuse: () => new Error('nobody is refused'),
})

/** Both forms of a flow, and everything that keeps it from being run by this viewer. */
export async function checkFlow(db: Db, viewer: Viewer, form: FlowForm): Promise<SeenFlow> {
  const seen = await inTurn(() => lookAtFlowApart(form))
  const missing = seen.graph ? await missingJobs(db, viewer, seen.graph) : []
  return { ...seen, problems: [...seen.problems, ...missing] }
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
