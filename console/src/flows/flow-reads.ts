import { answerOf, api } from '../api/client.ts'
import type { paths } from '../api/schema.gen.ts'
import { asBrief, asFlow, asVersion } from './flow-records.ts'

type FlowsQuery = NonNullable<paths['/api/v1/job-flows']['get']['parameters']['query']>
type RunsQuery = NonNullable<paths['/api/v1/job-flows/{id}/runs']['get']['parameters']['query']>

export const flowListQuery = (query: FlowsQuery) => ({
  key: ['flows', 'briefs', query],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/job-flows', { params: { query }, signal })).then((list) => ({
      ...list,
      items: list.items.map(asBrief),
    })),
})

export const flowRecordQuery = (id: number) => ({
  key: ['flows', 'record', id],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/job-flows/{id}', { params: { path: { id } }, signal })).then(asFlow),
})

export const versionListQuery = (id: number) => ({
  key: ['flows', 'version-list', id],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/job-flows/{id}/versions', { params: { path: { id } }, signal })),
})

/** A version never changes. */
export const versionRecordQuery = (id: number, version: number) => ({
  key: ['flow-versions', id, version],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/job-flows/{id}/versions/{version}', { params: { path: { id, version } }, signal })).then(
      asVersion,
    ),
})

export const flowRunsQuery = (id: number, query: RunsQuery) => ({
  key: ['flow-runs', 'list', id, query],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/job-flows/{id}/runs', { params: { path: { id }, query }, signal })),
})

export const flowRunQuery = (id: number) => ({
  key: ['flow-runs', 'one', id],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/flow-runs/{id}', { params: { path: { id } }, signal })),
})

/** How long nodes usually take, by the runs before this one. */
export const nodeHistoryQuery = (id: number, before: number) => ({
  key: ['flow-runs', 'history', id, before],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/job-flows/{id}/node-history', { params: { path: { id }, query: { before } }, signal })),
})

export const nodeItemsQuery = (id: number, node: string) => ({
  key: ['flow-runs', 'items', id, node],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/flow-runs/{id}/nodes/{node}/items', { params: { path: { id, node } }, signal })),
})
