import { answerOf, api, type Schemas } from '../api/client.ts'
import type { paths } from '../api/schema.gen.ts'

export type Executor = Schemas['Executor']
type ExecutorsQuery = NonNullable<paths['/api/v1/executors']['get']['parameters']['query']>

export const executorsQuery = (query: ExecutorsQuery) => ({
  key: ['executors', 'list', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/executors', { params: { query }, signal })),
})

export const executorGroupsQuery = () => ({
  key: ['executors', 'groups'],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/executors/groups', { signal })),
})
