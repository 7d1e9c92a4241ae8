import type { Input } from '../../bpmn/flow/input-shapes.ts'
import type { DbOrTx } from '../../db/database.ts'
import { listCalledFlows, listVisibleFlows } from '../../db/flows/flow-queries.ts'
import { listVisibleJobs } from '../../db/flows/node-job-queries.ts'
import { DomainError, faultInWords } from '../../domain/errors.ts'
import type { FlowGraph, FlowNode } from '../../domain/flows/flow-graph.ts'
import type { GraphProblem } from '../../domain/flows/graph-rules.ts'
import { jobInput, jsonParam } from '../../domain/jobs/job.ts'
import { checkJob } from '../../domain/jobs/job-rules.ts'
import { listSecrets } from '../../domain/jobs/secret-paths.ts'
import { type Text, text } from '../../domain/text.ts'
import type { Caller } from '../context.ts'
import { checkKind } from '../jobs/kind-rules.ts'
import { refuseScriptWithoutRight } from '../jobs/script-right.ts'
import { approvalProblems } from './approval-problems.ts'
import { paramClashes } from './param-clashes.ts'

type Asked = { graph: FlowGraph; inputs?: Input[] | undefined; flowId: number | undefined }

/** What a graph names that is not there for its caller, or that its caller may not do. */
export async function foreignProblems(db: DbOrTx, caller: Caller, asked: Asked): Promise<GraphProblem[]> {
  const { graph, inputs = [], flowId } = asked
  const jobs = await listVisibleJobs(db, caller.viewer, distinct(jobsIn(graph).map(({ job_id }) => job_id)))
  const flows = await listVisibleFlows(db, caller.viewer, distinct(subFlows(graph).map(({ flow_id }) => flow_id)))
  return [
    ...jobsIn(graph)
      .filter(({ job_id }) => !jobs.has(job_id))
      .map(({ id, job_id }) => problem(id, 'job-exists', noJob(id, job_id))),
    ...subFlows(graph)
      .filter(({ flow_id }) => !flows.has(flow_id))
      .map(({ id, flow_id }) => problem(id, 'flow-exists', noFlow(id, flow_id))),
    ...paramClashes(graph, inputs, new Map([...jobs, ...flows])),
    ...(await endlessCalls(db, { graph, flowId })),
    ...(await ownJobProblems(db, caller, graph)),
    ...(await approvalProblems(db, graph)),
  ]
}

/** A flow that calls itself, over however many others, would never end. */
async function endlessCalls(db: DbOrTx, { graph, flowId }: Asked): Promise<GraphProblem[]> {
  if (flowId === undefined) return []
  const problems: GraphProblem[] = []
  for (const { id, flow_id } of subFlows(graph)) {
    const seen = new Set([flow_id])
    for (let next = [flow_id]; next.length > 0 && !seen.has(flowId); ) {
      next = (await listCalledFlows(db, next)).filter((called) => !seen.has(called))
      for (const called of next) seen.add(called)
    }
    if (seen.has(flowId)) problems.push(problem(id, 'flow-recursion', callsItself(id)))
  }
  return problems
}

/** A node that says itself what it does has to keep to what a job would. */
async function ownJobProblems(db: DbOrTx, caller: Caller, { nodes }: FlowGraph): Promise<GraphProblem[]> {
  const problems: GraphProblem[] = []
  for (const node of nodes) {
    if (node.type !== 'job' || !node.inline) continue
    const { job_type, config } = node.inline
    if (listSecrets(job_type, config).length > 0) {
      problems.push(problem(node.id, 'inline-secret', keepSecretsInJobs(node.id)))
      continue
    }
    try {
      const job = jobInput.parse({ ...node.inline, name: node.name ?? node.id })
      // Its parameters are whatever its node and its flow give it.
      const params = namesIn(node).map((name) => jsonParam(name))
      checkJob({ ...job, params })
      refuseScriptWithoutRight(caller, job_type)
      await checkKind(db, caller, job)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      problems.push(problem(node.id, 'inline-job', inNode(node.id, error)))
    }
  }
  return problems
}

/** `{params.x}` of the flow is known when it runs. */
function namesIn(node: FlowNode): string[] {
  const asked = JSON.stringify(node).matchAll(/\{params\.([A-Za-z_]\w{0,63})/g)
  return [...new Set([...asked].flatMap(([, name]) => name ?? []))]
}

function jobsIn({ nodes }: FlowGraph): { id: string; job_id: number }[] {
  return nodes.flatMap((node) =>
    node.type === 'job' && node.job_id !== undefined ? [{ id: node.id, job_id: node.job_id }] : [],
  )
}

function subFlows({ nodes }: FlowGraph) {
  return nodes.flatMap((node) => (node.type === 'flow' ? [node] : []))
}

function distinct(ids: number[]): number[] {
  return [...new Set(ids)]
}

function problem(element_id: string, rule: string, message: Text): GraphProblem {
  return { element_id, rule, message }
}

function noJob(id: string, jobId: number): Text {
  return text(
    `节点“${id}”引用的任务 ${jobId} 不存在或不可见`,
    `There is no job ${jobId} for the node "${id}", or you may not see it`,
  )
}

function noFlow(id: string, flowId: number): Text {
  return text(
    `节点“${id}”引用的子流程 ${flowId} 不存在、不可见或没有发布`,
    `There is no flow ${flowId} for the node "${id}", or it is not published, or you may not see it`,
  )
}

function callsItself(id: string): Text {
  return text(`节点“${id}”的子流程会再调用本流程`, `The sub-flow of the node "${id}" would call this flow again`)
}

function keepSecretsInJobs(id: string): Text {
  return text(
    `节点“${id}”里有密文；请把它做成一个任务再引用，密文会加密保存`,
    `The node "${id}" holds secrets: make it a job and refer to that, where secrets are kept sealed`,
  )
}

function inNode(id: string, error: DomainError): Text {
  const said = faultInWords(error)
  return text(`节点“${id}”：${said.zh}`, `The node "${id}": ${said.en}`)
}
