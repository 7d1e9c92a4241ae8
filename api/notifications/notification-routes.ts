import { z } from '@hono/zod-openapi'
import {
  countUnread,
  listNotifications,
  markAllNotificationsRead,
  markNotificationRead,
  notificationSorts,
} from '../../db/notifications/notification-queries.ts'
import { notificationTypes } from '../../domain/notifications/message.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { listQuery, ok, page, pageSchema } from '../envelope.ts'
import { eventStream } from './event-answer.ts'
import { followLive } from './follow-live.ts'
import { notificationRecord, unreadCount } from './notification-schemas.ts'

const tags = ['notifications']

const listRoute = defineRoute({
  method: 'get',
  path: '/notifications',
  summary: 'One’s own notifications, newest first',
  tags,
  permission: 'signed-in',
  request: {
    query: listQuery({
      sort: notificationSorts,
      filters: { is_read: z.stringbool().optional(), type: z.enum(notificationTypes).optional() },
    }),
  },
  responses: { 200: pageSchema(notificationRecord) },
})
const countRoute = defineRoute({
  method: 'get',
  path: '/notifications/unread-count',
  summary: 'How many of one’s own notifications are unread',
  tags,
  permission: 'signed-in',
  responses: { 200: unreadCount },
})
const streamRoute = defineRoute({
  method: 'get',
  path: '/notifications/stream',
  summary:
    'What every open console shows, live: events `unread` {unread}, `approvals` (as in /approvals/counts) and `scheduler` (as in /scheduler/state); ends with the session, saying why by `closed` {code, reason, message}',
  tags,
  permission: 'signed-in',
  responses: {
    200: { description: 'Server-sent events', content: { 'text/event-stream': { schema: z.string() } } },
  },
})
const readRoute = defineRoute({
  method: 'post',
  path: '/notifications/{id}/read',
  summary: 'Mark one notification as read',
  tags,
  permission: 'signed-in',
  audit: { action: 'update' },
  request: { params: z.object({ id: z.coerce.number().int().positive() }) },
  responses: { 200: notificationRecord },
})
const readAllRoute = defineRoute({
  method: 'post',
  path: '/notifications/read-all',
  summary: 'Mark all of one’s own notifications as read',
  tags,
  permission: 'signed-in',
  audit: { action: 'update' },
  responses: { 200: z.object({ read: z.int() }) },
})

export const notificationRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    const { userId } = c.var.caller
    return page(c, await listNotifications(c.var.db, { ...query, userId }, query), query)
  })
  .openapi(countRoute, async (c) => ok(c, { unread: await countUnread(c.var.db, c.var.caller.userId) }))
  .openapi(streamRoute, (c) => {
    const { db, caller } = c.var
    const { listener } = c.var.deps
    return eventStream(c, (signal) => followLive({ db, listener, caller, signal }))
  })
  .openapi(readAllRoute, async (c) =>
    ok(c, await c.var.write(async (tx) => ({ read: await markAllNotificationsRead(tx, c.var.caller.userId) }))),
  )
  .openapi(readRoute, async (c) => {
    const { id } = c.req.valid('param')
    return ok(c, await c.var.write((tx) => markNotificationRead(tx, { id, userId: c.var.caller.userId })))
  })
