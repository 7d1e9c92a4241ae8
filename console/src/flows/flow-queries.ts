import type { FlowGraph } from '../../../domain/flows/flow-graph.ts'
import type { JobAlert, JobInput, JobParam } from '../../../domain/jobs/job.ts'
import { answerOf, api, type ListOf, once } from '../api/client.ts'

// The records and calls of `/job-flows` by hand, until the generated types have them: only `validate` is there yet.
export type FlowStatus = 'draft' | 'enabled' | 'disabled'
export type FlowProblem = { element_id: string; rule: string; message: string }
export type Flow = {
  id: number
  name: string
  description: string
  dag_config: FlowGraph
  bpmn_xml: string
  params: JobParam[]
  max_parallel: number
  timeout: number | null
  alert: JobAlert | null
  status: FlowStatus
  version: number
  revision: number
  problems?: FlowProblem[]
} & Partial<FlowTrigger>
type FlowTrigger = Pick<
  JobInput,
  | 'trigger_type'
  | 'cron_expr'
  | 'interval'
  | 'run_at'
  | 'timezone'
  | 'start_at'
  | 'end_at'
  | 'calendar_id'
  | 'calendar_rule'
  | 'overlap_policy'
  | 'misfire_policy'
  | 'start_deadline'
  | 'finish_deadline'
>
export type FlowBody = Record<string, unknown> & { name: string; status?: FlowStatus; revision?: number }
export type FlowVersion = {
  version: number
  created_at: string
  created_by: number | null
  created_by_name: string | null
  is_current: boolean
}
export type FlowVersionDetail = { version: number; dag_config: FlowGraph; bpmn_xml: string }

type Raw = (path: string, options?: object) => Promise<{ data?: { data: unknown } | undefined }>
// The paths that the generated types do not know yet.
const raw = api as unknown as Record<'GET' | 'POST' | 'PUT', Raw>
const call = <T>(method: keyof typeof raw, path: string, options?: object): Promise<T> =>
  answerOf(raw[method](path, options) as Promise<{ data?: { data: T } | undefined }>)

const root = '/api/v1/job-flows'

export const flowQuery = (id: number) => ({
  key: ['flows', 'one', id],
  load: (signal: AbortSignal) => call<Flow>('GET', `${root}/${id}`, { signal }),
})

export const flowsQuery = (query: Record<string, unknown>) => ({
  key: ['flows', 'list', query],
  load: (signal: AbortSignal) => call<ListOf<Flow>>('GET', root, { params: { query }, signal }),
})

export const flowVersionsQuery = (id: number) => ({
  key: ['flows', 'versions', id],
  load: (signal: AbortSignal) => call<{ items: FlowVersion[] }>('GET', `${root}/${id}/versions`, { signal }),
})

export const flowVersionQuery = (id: number, version: number) => ({
  key: ['flows', 'version', id, version],
  load: (signal: AbortSignal) => call<FlowVersionDetail>('GET', `${root}/${id}/versions/${version}`, { signal }),
})

/** Definitions of approvals, to choose one from. */
export const approvalDefinitionsQuery = (query: Record<string, unknown>) => ({
  key: ['workflows', 'list', query],
  load: (signal: AbortSignal) =>
    call<ListOf<{ id: number; name: string }>>('GET', '/api/v1/workflows', { params: { query }, signal }),
})

export const approvalDefinitionQuery = (id: number) => ({
  key: ['workflows', 'one', id],
  load: (signal: AbortSignal) => call<{ id: number; name: string }>('GET', `/api/v1/workflows/${id}`, { signal }),
})

export const createFlow = (body: FlowBody, key: string): Promise<Flow> =>
  call<Flow>('POST', root, { body, ...once(key) })

export const updateFlow = (id: number, body: FlowBody): Promise<Flow> => call<Flow>('PUT', `${root}/${id}`, { body })

export type FlowForm = { bpmn_xml: string } | { dag_config: { nodes: unknown[]; edges: unknown[] } }
export type CheckedFlow = { problems: FlowProblem[]; dag_config?: unknown; bpmn_xml?: string }

export async function validateFlow(form: FlowForm, signal?: AbortSignal): Promise<CheckedFlow> {
  return answerOf(
    api.POST('/api/v1/job-flows/validate', { body: form, ...(signal && { signal }) }),
  ) as Promise<CheckedFlow>
}
