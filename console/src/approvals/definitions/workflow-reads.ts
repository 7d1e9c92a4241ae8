import { answerOf, api } from '../../api/client.ts'
import type { paths } from '../../api/schema.gen.ts'
import { asVersion, asWorkflow } from './workflow-records.ts'

type WorkflowsQuery = NonNullable<paths['/api/v1/workflows']['get']['parameters']['query']>

export const workflowsQuery = (query: WorkflowsQuery) => ({
  key: ['workflows', 'list', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/workflows', { params: { query }, signal })),
})

/** The categories that are in use, of what one may see. */
export const categoriesQuery = () => ({
  key: ['workflows', 'categories'],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/workflows/categories', { signal })),
})

export const workflowQuery = (id: number) => ({
  key: ['workflows', 'one', id],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/workflows/{id}', { params: { path: { id } }, signal })).then(asWorkflow),
})

export const versionsQuery = (id: number) => ({
  key: ['workflows', 'versions', id],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/workflows/{id}/versions', { params: { path: { id } }, signal })),
})

/** A version never changes. */
export const versionQuery = (id: number, version: number) => ({
  key: ['workflow-versions', id, version],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/workflows/{id}/versions/{version}', { params: { path: { id, version } }, signal })).then(
      asVersion,
    ),
})
