import { answerOf, api, type Schemas } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import type { paths } from '../../api/schema.gen.ts'

export type Colleague = Schemas['Colleague']
export type ApprovalProxy = Schemas['ApprovalProxy']
export type HandOver = Schemas['ApprovalHandOver']
export type HandOverDetail = Schemas['ApprovalHandOverDetail']
export type HandedTask = Schemas['HandedTask']
export type HandOverPreview = Schemas['HandOverPreview']
export type Statistics = Schemas['ApprovalStatistics']

type Query<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } }
  ? NonNullable<Q>
  : never

export const colleaguesQuery = (query: Query<'/api/v1/approvals/people'>) => ({
  key: ['colleagues', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/approvals/people', { params: { query }, signal })),
})

export const proxiesQuery = (query: Query<'/api/v1/approval-proxies'>) => ({
  key: ['approval-proxies', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/approval-proxies', { params: { query }, signal })),
})

export const startableQuery = () => ({
  key: ['workflows', 'startable'],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/workflows/startable', { signal })),
})

export const handOversQuery = (query: Query<'/api/v1/approval-hand-overs'>) => ({
  key: ['approval-hand-overs', 'list', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/approval-hand-overs', { params: { query }, signal })),
})

export const handOverQuery = (id: number) => ({
  key: ['approval-hand-overs', 'one', id],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/approval-hand-overs/{id}', { params: { path: { id } }, signal })),
})

export const handedTasksQuery = (id: number, query: Query<'/api/v1/approval-hand-overs/{id}/tasks'>) => ({
  key: ['approval-hand-overs', 'tasks', id, query],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/approval-hand-overs/{id}/tasks', { params: { path: { id }, query }, signal })),
})

export const handOverPreviewQuery = (from_user_id: number) => ({
  key: ['approval-hand-overs', 'preview', from_user_id],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/approval-hand-overs/preview', { params: { query: { from_user_id } }, signal })),
})

export const statisticsQuery = (query: Query<'/api/v1/approval-statistics'>) => ({
  key: ['approvals', 'statistics', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/approval-statistics', { params: { query }, signal })),
})

export const refreshProxies = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['approval-proxies'] })
export const refreshHandOvers = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['approval-hand-overs'] })
