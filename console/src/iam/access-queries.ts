import { answerOf, api, type Schemas } from '../api/client.ts'
import type { paths } from '../api/schema.gen.ts'

export type Session = Schemas['Session']
export type ApiKey = Schemas['ApiKey']
export type CreatedApiKey = Schemas['CreatedApiKey']

type SessionsQuery = NonNullable<paths['/api/v1/sessions']['get']['parameters']['query']>
type ApiKeysQuery = NonNullable<paths['/api/v1/api-keys/all']['get']['parameters']['query']>

export const sessionsQuery = (query: SessionsQuery) => ({
  key: ['sessions', 'list', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/sessions', { params: { query }, signal })),
})

export const allKeysQuery = (query: ApiKeysQuery) => ({
  key: ['api-keys', 'all', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/api-keys/all', { params: { query }, signal })),
})

export const ownKeysQuery = () => ({
  key: ['api-keys', 'own'],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/api-keys', { params: { query: { page_size: 100, sort: '-created_at' } }, signal })),
})
