import type { ArmedJob } from '../../db/jobs/job-queries.ts'
import type { NewRun } from '../../db/jobs/run-queries.ts'
import { DomainError, faultInWords } from '../../domain/errors.ts'
import { isPublished } from '../../domain/flows/flow-config.ts'
import type { FlowNode } from '../../domain/flows/flow-graph.ts'
import type { NodeError } from '../../domain/flows/node-status.ts'
import { type FrozenJob, freezeJob, type JobInput, type JobParam, jobInput, jsonParam } from '../../domain/jobs/job.ts'
import type { StoredJob } from '../../domain/jobs/sealed-job.ts'
import { sealedParams } from '../../domain/jobs/sealed-params.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { type Text, text } from '../../domain/text.ts'
import type { FlowWalk } from './flow-walk.ts'

type JobNode = Extract<FlowNode, { type: 'job' }>
type FlowNodeOf = Extract<FlowNode, { type: 'flow' }>

/** The run that carries a node out, or why there can be none. */
export type NodeOrder =
  | Pick<NewRun, 'jobId' | 'definition' | 'params' | 'departmentId' | 'triggeredBy'>
  | { errorCode: NodeError; errorMsg: Text }

/** A job, or the trigger of a flow. */
export type Find = (id: number) => Promise<ArmedJob | undefined>
type Deps = { find: Find; secrets: SecretBox }

/** What runs: the job as it is by now, or the node's own definition; a sub-flow in the version that is published. */
export async function nodeOrder(
  { find, secrets }: Deps,
  walk: FlowWalk,
  { node, params }: { node: JobNode | FlowNodeOf; params: Record<string, unknown> },
): Promise<NodeOrder> {
  const found =
    node.type === 'flow' ? await subFlow(find, node) : node.inline ? ownJob(walk, node, params) : await job(find, node)
  if ('errorCode' in found) return found
  const given = { ...inherited(walk, found.stored.params), ...params }
  try {
    return {
      jobId: found.stored.id,
      definition: found.definition,
      params: sealedParams(secrets, { job: found.stored, given }),
      departmentId: walk.run.department_id,
      // What a node does without a job goes on the word of whoever drew it.
      triggeredBy: found.stored.id === null ? walk.plan.drawnBy : null,
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { errorCode: 'expression', errorMsg: faultInWords(error) }
  }
}

type Found = { stored: StoredJob; definition: FrozenJob } | { errorCode: NodeError; errorMsg: Text }

async function job(find: Find, { job_id, retry_count, timeout }: JobNode): Promise<Found> {
  const stored = job_id === undefined ? undefined : await find(job_id)
  if (!stored || stored.job_type === 'flow') {
    return { errorCode: 'job_missing', errorMsg: text(`任务 ${job_id} 已不存在`, `The job ${job_id} is gone`) }
  }
  return { stored, definition: { ...freezeJob(stored), ...given({ retry_count, timeout }) } }
}

async function subFlow(find: Find, { flow_id, timeout }: FlowNodeOf): Promise<Found> {
  const stored = await find(flow_id)
  // Its own trigger may be paused: whoever calls it decides.
  if (!stored || !isPublished(stored.config)) {
    const errorMsg = text(`子流程 ${flow_id} 不存在或没有发布`, `The flow ${flow_id} is gone or was never published`)
    return { errorCode: 'flow_missing', errorMsg }
  }
  return { stored, definition: { ...freezeJob(stored), ...given({ timeout }) } }
}

/** It knows the parameters that it is given, and those of the flow. */
function ownJob({ run, params: ofRun }: FlowWalk, node: JobNode, params: Record<string, unknown>): Found {
  const ofFlow = run.definition.params.filter(({ name }) => Object.hasOwn(ofRun, name) && !Object.hasOwn(params, name))
  const input: JobInput = jobInput.parse({
    ...node.inline,
    name: node.name ?? node.id,
    timezone: run.definition.timezone,
    retry_count: node.retry_count ?? 0,
    ...given({ timeout: node.timeout }),
  })
  const declared = [
    ...ofFlow.map(({ name, secret }) => jsonParam(name, secret)),
    ...Object.keys(params).map((name) => jsonParam(name)),
  ]
  const definition = freezeJob({ ...input, params: declared })
  return { stored: { ...definition, id: null }, definition }
}

/** A parameter that a job declares and its node does not set is the flow's of that name. */
function inherited({ params }: FlowWalk, declared: JobParam[]): Record<string, unknown> {
  const names = declared.map(({ name }) => name).filter((name) => Object.hasOwn(params, name))
  return Object.fromEntries(names.map((name) => [name, params[name]]))
}

function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>
}
