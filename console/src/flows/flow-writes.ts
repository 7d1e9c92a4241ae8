import { answerOf, api, once } from '../api/client.ts'
import type { paths } from '../api/schema.gen.ts'
import { asFlow, type Flow, type FlowProblem } from './flow-records.ts'

export type FlowBody = paths['/api/v1/job-flows']['post']['requestBody']['content']['application/json']
export type FlowForm = { bpmn_xml: string } | { dag_config: { nodes: unknown[]; edges: unknown[] } }
export type CheckedFlow = { problems: FlowProblem[]; dag_config?: unknown; bpmn_xml?: string }

export const createFlow = (body: FlowBody, key: string): Promise<Flow> =>
  answerOf(api.POST('/api/v1/job-flows', { body, ...once(key) })).then(asFlow)

export const updateFlow = (id: number, body: FlowBody & { revision: number }): Promise<Flow> =>
  answerOf(api.PUT('/api/v1/job-flows/{id}', { params: { path: { id } }, body })).then(asFlow)

/** What keeps a drawing from being run; `id` of the flow that it is for. */
export function validateFlow(form: FlowForm & { id?: number | undefined }, signal?: AbortSignal): Promise<CheckedFlow> {
  return answerOf(api.POST('/api/v1/job-flows/validate', { body: form, ...(signal && { signal }) }))
}
