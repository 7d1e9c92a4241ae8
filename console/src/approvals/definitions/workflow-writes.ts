import { answerOf, api, once } from '../../api/client.ts'
import type { paths } from '../../api/schema.gen.ts'
import type { Checked } from '../../designer/store.ts'
import { asWorkflow, type Workflow } from './workflow-records.ts'

export type WorkflowBody = paths['/api/v1/workflows']['post']['requestBody']['content']['application/json']
type CheckBody = paths['/api/v1/workflows/validate']['post']['requestBody']['content']['application/json']

export const createWorkflow = (body: WorkflowBody, key: string): Promise<Workflow> =>
  answerOf(api.POST('/api/v1/workflows', { body, ...once(key) })).then(asWorkflow)

export const updateWorkflow = (id: number, body: WorkflowBody & { revision: number }): Promise<Workflow> =>
  answerOf(api.PUT('/api/v1/workflows/{id}', { params: { path: { id } }, body })).then(asWorkflow)

export const publishWorkflow = (id: number): Promise<Workflow> =>
  answerOf(api.POST('/api/v1/workflows/{id}/publish', { params: { path: { id } } })).then(asWorkflow)

/** What keeps it from being published, before it is stored. */
export async function checkWorkflow(body: CheckBody, signal?: AbortSignal): Promise<Checked> {
  const found = await answerOf(api.POST('/api/v1/workflows/validate', { body, ...(signal && { signal }) }))
  const { problems, nodes, edges, bpmn_xml } = found
  return { problems, graph: { nodes, edges }, ...(bpmn_xml !== '' && { bpmn_xml }) }
}
