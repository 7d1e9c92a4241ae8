import { answerOf, api, type Schemas } from '../../api/client.ts'
import type { paths } from '../../api/schema.gen.ts'

export type Path = Schemas['RehearsedPath']
export type Step = Path['steps'][number]
export type Thought = NonNullable<
  paths['/api/v1/workflows/{id}/simulate']['post']['requestBody']
>['content']['application/json']
export type Decision = NonNullable<Thought['decisions']>[number]
type PreviewBody = NonNullable<
  paths['/api/v1/workflows/{id}/preview']['post']['requestBody']
>['content']['application/json']

export const previewQuery = (id: number, body: PreviewBody) => ({
  key: ['workflows', 'preview', id, body],
  load: (signal: AbortSignal) =>
    answerOf(api.POST('/api/v1/workflows/{id}/preview', { params: { path: { id } }, body, signal })),
})

export const simulationQuery = (id: number, body: Thought) => ({
  key: ['workflows', 'simulation', id, body],
  load: (signal: AbortSignal) =>
    answerOf(api.POST('/api/v1/workflows/{id}/simulate', { params: { path: { id } }, body, signal })),
})

export const versionQuery = (id: number, version: number) => ({
  key: ['workflows', 'version', id, version],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/workflows/{id}/versions/{version}', { params: { path: { id, version } }, signal })),
})

export const workflowQuery = (id: number) => ({
  key: ['workflows', 'record', id],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/workflows/{id}', { params: { path: { id } }, signal })),
})
