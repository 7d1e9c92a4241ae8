import { z } from '@hono/zod-openapi'
import { getMessage, type ListedMessage, listMessages, messageSorts } from '../../db/notifications/message-queries.ts'
import { messageSecretPlace } from '../../db/notifications/notify.ts'
import { secretMask } from '../../domain/audit/mask-secrets.ts'
import { channels, messageStatuses, withSecret } from '../../domain/notifications/message.ts'
import type { Language } from '../../domain/text.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { listQuery, ok, page, pageSchema } from '../envelope.ts'
import { messageDetail, messageRecord } from './notification-schemas.ts'

const tags = ['notifications']
const time = z.iso.datetime({ offset: true })

const listRoute = defineRoute({
  method: 'get',
  path: '/message-logs',
  summary: 'What was sent to whom, newest first; without a mail server, also the local outbox',
  tags,
  permission: 'message:read',
  request: {
    query: listQuery({
      sort: messageSorts,
      filters: {
        status: z.enum(messageStatuses).optional(),
        channel: z.enum(channels).optional(),
        template_code: z.string().max(50).optional(),
        user_id: z.coerce.number().int().positive().optional(),
        batch: z.string().max(200).optional(),
        trace_id: z.string().max(64).optional(),
        from: time.optional(),
        to: time.optional(),
      },
    }),
  },
  responses: { 200: pageSchema(messageRecord) },
})
const getRoute = defineRoute({
  method: 'get',
  path: '/message-logs/{id}',
  summary: 'One message with its content; a code or link only while it is captured, and to whom may see it',
  tags,
  permission: 'message:read',
  request: { params: z.object({ id: z.coerce.number().int().positive() }) },
  responses: { 200: messageDetail },
})

export const messageRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    const { items, total } = await listMessages(c.var.db, c.var.caller.viewer, query, query)
    return page(c, { items: items.map((message) => worded(message, c.var.language)), total }, query)
  })
  .openapi(getRoute, async (c) => {
    const { secret_ciphertext: sealed, ...message } = await getMessage(c.var.db, c.req.valid('param').id)
    const isShown = sealed !== null && message.status === 'captured' && c.var.caller.permissions.has('message:secret')
    const secret = isShown ? c.var.deps.secrets.decrypt(sealed, messageSecretPlace(message.batch)) : secretMask
    const { content, link } = message
    const shown = { content: withSecret(content, secret), link: link && withSecret(link, secret) }
    return ok(c, { ...worded(message, c.var.language), ...shown })
  })

function worded<M extends ListedMessage>(message: M, language: Language) {
  return { ...message, error_msg: message.error_msg?.[language] ?? null }
}
