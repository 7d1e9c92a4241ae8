import { z } from '@hono/zod-openapi'
import { channels, messageStatuses, notificationTypes } from '../../domain/notifications/message.ts'

const time = z.iso.datetime({ offset: true })

export const notificationRecord = z
  .object({
    id: z.int(),
    title: z.string(),
    content: z.string().nullable(),
    type: z.enum(notificationTypes),
    link: z.string().nullable().openapi({ description: 'Path in the console' }),
    is_read: z.boolean(),
    read_at: time.nullable(),
    trace_id: z.string().nullable(),
    created_at: time,
  })
  .openapi('Notification')

export const unreadCount = z.object({ unread: z.int() }).openapi('UnreadCount')

export const messageRecord = z
  .object({
    id: z.int(),
    batch: z.string(),
    template_id: z.int().nullable(),
    template_code: z.string(),
    channel: z.enum(channels),
    user_id: z.int().nullable(),
    recipient: z.string(),
    subject: z.string().nullable(),
    status: z
      .enum(messageStatuses)
      .openapi({ description: '`captured`: kept in the local outbox, because no mail server is set' }),
    retry_count: z.int(),
    error_msg: z.string().nullable(),
    language: z.enum(['zh', 'en']),
    trace_id: z.string().nullable(),
    sent_at: time.nullable(),
    created_at: time,
  })
  .openapi('MessageLog')

export const messageDetail = messageRecord
  .extend({
    content: z.string().openapi({ description: 'HTML for `email`, plain text for the other channels' }),
    link: z.string().nullable(),
  })
  .openapi('MessageLogDetail')
