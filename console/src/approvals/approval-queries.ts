import { answerOf, api, type Schemas } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import type { paths } from '../api/schema.gen.ts'

export type ApprovalBrief = Schemas['ApprovalBrief']
export type Approval = Schemas['Approval']
export type Callback = Approval['callbacks'][number]
type ApprovalsQuery = NonNullable<paths['/api/v1/approvals']['get']['parameters']['query']>

export const approvalsQuery = (query: ApprovalsQuery) => ({
  key: ['approvals', 'list', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/approvals', { params: { query }, signal })),
})

export const approvalQuery = (id: number) => ({
  key: ['approvals', 'one', id],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/approvals/{id}', { params: { path: { id } }, signal })),
})

/** The drawing of the version that a request goes by. */
export const approvalDrawingQuery = (id: number, version: number) => ({
  key: ['approvals', 'drawing', id, version],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/approvals/{id}/drawing', { params: { path: { id } }, signal })),
})

export const refreshApprovals = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['approvals'] })
