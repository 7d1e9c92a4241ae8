import type { FlowGraph, FlowNode } from '../../../domain/flows/flow-graph.ts'
import type { Schemas } from '../api/client.ts'
import type { Job } from '../jobs/job-records.ts'

type FlowRecord = Schemas['Flow']
type BriefRecord = Schemas['FlowBrief']
type VersionRecord = Schemas['FlowVersionDetail']

/** What a flow says of its firing is said as a job says it. */
export type FlowBrief = BriefRecord & Pick<Job, 'params' | 'overlap_policy' | 'misfire_policy'>
export type Flow = FlowBrief & { dag_config: FlowGraph; bpmn_xml: string; problems?: FlowProblem[] }
export type FlowProblem = Schemas['FlowProblem']
export type FlowVersion = Schemas['FlowVersion']
export type FlowVersionDetail = FlowVersion & { dag_config: FlowGraph; bpmn_xml: string }
export type FlowRun = Schemas['FlowRun']
export type FlowRunDetail = Schemas['FlowRunDetail']
export type FlowRunStatus = FlowRun['status']
export type RunNode = Schemas['FlowRunNode']
export type NodeHistory = Schemas['FlowNodeHistory']
export type NodeType = FlowNode['type']

/** A stored flow has passed `flowInput`, so its policies and parameters are those of a job. */
export function asBrief(record: BriefRecord): FlowBrief {
  return record as FlowBrief
}

/** What is drawn of a draft may be anything: its diagram alone is shown. */
export function asFlow(record: FlowRecord): Flow {
  return record as unknown as Flow
}

/** Only a graph that has passed `flowGraph` becomes a version. */
export function asVersion(record: VersionRecord): FlowVersionDetail {
  return record as unknown as FlowVersionDetail
}

export const isOpenRun = ({ status }: Pick<FlowRun, 'status'>): boolean =>
  status === 'waiting' || status === 'running' || status === 'paused'
