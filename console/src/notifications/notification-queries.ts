import { answerOf, api } from '../api/client.ts'
import type { paths } from '../api/schema.gen.ts'

type MessagesQuery = NonNullable<paths['/api/v1/message-logs']['get']['parameters']['query']>
type NotificationsQuery = NonNullable<paths['/api/v1/notifications']['get']['parameters']['query']>

export const messagesQuery = (query: MessagesQuery) => ({
  key: ['message-logs', 'list', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/message-logs', { params: { query }, signal })),
})

export const messageQuery = (id: number) => ({
  key: ['message-logs', 'one', id],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/message-logs/{id}', { params: { path: { id } }, signal })),
})

export const notificationsQuery = (query: NotificationsQuery) => ({
  key: ['notifications', 'list', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/notifications', { params: { query }, signal })),
})
