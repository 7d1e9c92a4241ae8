import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type Notice, notify } from '../../db/notifications/notify.ts'
import { listRecipients, type Recipient } from '../../db/notifications/recipient-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { invalid } from '../../domain/errors.ts'
import { internationalNumber } from '../../domain/notifications/message.ts'
import { isSensitiveGroup } from '../../domain/settings/setting-groups.ts'
import { type Text, text } from '../../domain/text.ts'
import { createSentCode } from '../../platform/one-time-codes.ts'
import type { ApiEnv } from '../context.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { localNow } from '../local-now.ts'

const tags = ['settings']
const sent = z.object({ batch: z.string().openapi({ description: 'Under which the message stands in /message-logs' }) })

const mailRoute = defineRoute({
  method: 'post',
  path: '/settings/mail/test',
  summary: 'Send a test mail with the settings in force, to an address or to oneself',
  tags,
  permission: 'setting:write',
  rate: 'send',
  audit: { action: 'execute', resource: 'setting' },
  request: { body: z.strictObject({ to: z.email().max(254).optional() }) },
  responses: { 202: sent },
})
const smsRoute = defineRoute({
  method: 'post',
  path: '/settings/sms/test',
  summary: 'Send a test text message with the settings in force, to a number or to oneself',
  description:
    'By the template that is named: `code` with a code that opens nothing, or `notice`. By default the one for codes, or the other where there is none.',
  tags,
  permission: 'setting:write',
  ...(isSensitiveGroup('sms') && { stepUp: true }),
  rate: 'send',
  audit: { action: 'execute', resource: 'setting' },
  request: {
    body: z.strictObject({
      to: z
        .string()
        .trim()
        .max(32)
        .refine(isNumber, { params: text('手机号格式不正确', 'This is not a phone number') })
        .optional(),
      template: z.enum(['code', 'notice']).optional(),
    }),
  },
  responses: { 202: sent },
})

export const testMessageRoutes = createRouter()
  .openapi(mailRoute, async (c) => {
    const to = c.req.valid('json').to ?? (await ownAddress(c, 'email', noEmail))
    return ok(c, await sendTest(c, 'mail', { recipients: { emails: [to] }, channels: ['email'] }), 202)
  })
  .openapi(smsRoute, async (c) => {
    const { to, template } = c.req.valid('json')
    const number = to ?? (await ownAddress(c, 'phone', noPhone))
    const { code_template } = await getSettings(c.var.db, 'sms')
    const isCode = (template ?? (code_template === '' ? 'notice' : 'code')) === 'code'
    const recipients = { phones: [number], language: c.var.language }
    const expiresAt = new Date(Date.now() + testCodeMs)
    const secret = { value: createSentCode(), expiresAt, box: c.var.deps.secrets }
    return ok(c, await sendTest(c, 'sms', { recipients, channels: ['sms'], ...(isCode && { secret }) }), 202)
  })

/** After that it is no use to anybody to get it. */
const testCodeMs = 10 * 60_000

type Test = Pick<Notice<'system.test'>, 'recipients' | 'channels' | 'secret'>

async function sendTest(c: Context<ApiEnv>, group: 'mail' | 'sms', test: Test): Promise<{ batch: string }> {
  const { traceId } = c.var
  const batch = `system-test:${traceId}`
  const notice = {
    ...test,
    template: 'system.test',
    params: { time: localNow() },
    batch,
    type: 'system',
    traceId,
  } as const
  await c.var.write((tx) => notify(tx, notice), { status: 202, resourceId: group })
  return { batch }
}

async function ownAddress(c: Context<ApiEnv>, kind: 'email' | 'phone', missing: Text): Promise<string> {
  const [self]: Recipient[] = await listRecipients(c.var.db, { userIds: [c.var.caller.userId] }, 'zh')
  const address = self?.[kind]
  if (address) return address
  throw invalid('to', missing)
}

const noEmail = text('您的账号没有邮箱，请填写收件地址', 'Your account has no address: say where to send it')
const noPhone = text(
  '您的账号没有验证过的手机号，请填写手机号',
  'Your account has no validated number: say where to send it',
)

function isNumber(phone: string): boolean {
  return internationalNumber(phone) !== undefined
}
