import { type InsertObject, sql } from 'kysely'
import { shownUrl } from '../../domain/jobs/http-rules.ts'
import {
  type Channel,
  internationalNumber,
  isMailAddress,
  isRobotProvider,
  type NotificationType,
  secretPlaceholder,
} from '../../domain/notifications/message.ts'
import type { TemplateCode, TemplateParams } from '../../domain/notifications/template-catalogue.ts'
import { type Escaping, renderTemplate, type TemplateValues } from '../../domain/notifications/template-rules.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { type Language, type Text, text } from '../../domain/text.ts'
import type { Tables, Tx } from '../database.ts'
import { addStart } from '../outbox/outbox-queries.ts'
import { getSettings } from '../settings/setting-queries.ts'
import { type Addressees, listRecipients, type Recipient } from './recipient-queries.ts'
import { getWordings, type Wording } from './template-queries.ts'

export type Notice<C extends TemplateCode> = {
  template: C
  /** Users who are gone or disabled get nothing. */
  recipients: Addressees
  channels: readonly Channel[]
  params: TemplateParams<C> | ((to: Recipient) => TemplateParams<C>)
  /** Names the occasion, such as `run-failed:17`: asked again for the same one, nothing more is sent. At most 200 characters. */
  batch: string
  type: NotificationType
  /** What a webhook is sent as `data`, besides the title; a program reads no words. */
  payload?: Record<string, unknown> | undefined
  /** Path in the console, such as `/runs/17`. */
  link?: string | undefined
  traceId?: string | undefined
  /**
   * The code or token that `${secret}` stands for in the words and the link. It is stored apart from them, sealed, and
   * goes when the message is settled; after `expiresAt` the message is not sent any more.
   */
  secret?: { value: string | ((to: Recipient) => string); expiresAt: Date; box: SecretBox } | undefined
}

type MessageRow = InsertObject<Tables, 'message_log'>
type NoteRow = InsertObject<Tables, 'notification'>
type Rendered = { subject: string; content: string } | { fault: string }

const rowsAtOnce = 500

/**
 * The one door for every message: writes it with the transaction that it tells of, and with it the intent to deliver.
 * Gives the ids of the outbox lines. A message that cannot be worded or addressed is a `failed` row, so that the
 * caller's own change never fails for it.
 */
export async function notify<C extends TemplateCode>(tx: Tx, notice: Notice<C>): Promise<number[]> {
  const channels = [...new Set(notice.channels)]
  if (!(await openBatch(tx, notice.batch))) return []
  const { site_name: siteName, default_language } = await getSettings(tx, 'general')
  const wordingOf = await getWordings(tx, notice.template)
  const recipients = await listRecipients(tx, notice.recipients, default_language)

  const notes: NoteRow[] = []
  const messages: MessageRow[] = []
  for (const recipient of recipients) {
    const values = valuesFor(recipient.language, {
      ...(typeof notice.params === 'function' ? notice.params(recipient) : notice.params),
      userName: recipient.name,
      siteName,
      secret: notice.secret ? secretPlaceholder : '******',
    })
    for (const channel of channels.filter((one) => isFor(recipient, one, channels))) {
      const wording = wordingOf(channel, recipient.language)
      if (wording.isOff) continue
      const rendered = render(wording, values, channel)
      messages.push(messageRow(notice, { channel, recipient, rendered, templateId: wording.templateId }))
      if (channel === 'in_app') notes.push(noteRow(notice, recipient, rendered))
    }
  }
  await insertAll(tx, notes, messages)
  if (!messages.some(({ status }) => status === 'pending')) return []
  return [await addStart(tx, deliveryOf(notice), { traceId: notice.traceId })]
}

/** Who has no address is told by the bell; only when nothing else reaches them is that a failure. */
function isFor(recipient: Recipient, channel: Channel, channels: Channel[]): boolean {
  if (recipient.robot) return channel === recipient.robot.provider
  if (recipient.webhookUrl !== undefined) return channel === 'webhook'
  if (channel === 'in_app') return recipient.userId !== null
  if (channel !== 'email' && channel !== 'sms') return false
  return addressOf(recipient, channel) !== null || !channels.includes('in_app')
}

function addressOf({ username, email, phone, name, webhookUrl }: Recipient, channel: Channel): string | null {
  if (channel === 'in_app') return username
  if (channel === 'email') return email
  if (channel === 'webhook') return shownUrl(webhookUrl ?? '')
  return isRobotProvider(channel) ? name : phone
}

/** False when this batch was opened before; of two at the same time, one waits for how the other ends. */
async function openBatch(tx: Tx, batch: string): Promise<boolean> {
  const opened = await tx
    .insertInto('message_batch')
    .values({ batch })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'batch']).doNothing())
    .executeTakeFirst()
  return (opened.numInsertedOrUpdatedRows ?? 0n) > 0n
}

function valuesFor(language: Language, params: Record<string, string | number | Text>): TemplateValues {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value[language] : value]),
  )
}

function render(wording: Wording, values: TemplateValues, channel: Channel): Rendered {
  const escaping: Escaping = channel === 'email' ? 'html' : isRobotProvider(channel) ? 'markdown' : 'plain'
  try {
    return {
      subject: renderTemplate(wording.subject, values, 'line'),
      content: renderTemplate(wording.content, values, escaping),
    }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

function messageRow<C extends TemplateCode>(
  { batch, template, link, traceId, secret, payload }: Notice<C>,
  message: { channel: Channel; recipient: Recipient; rendered: Rendered; templateId: number | null },
): MessageRow {
  const { channel, recipient, rendered, templateId } = message
  const address = addressOf(recipient, channel)
  const base = {
    batch,
    template_id: templateId,
    template_code: template,
    channel,
    user_id: recipient.userId,
    recipient: (address ?? recipient.username ?? '').slice(0, 254),
    language: recipient.language,
    link: link ?? null,
    trace_id: traceId ?? null,
    robot_id: recipient.robot?.id ?? null,
    target_url: recipient.webhookUrl ?? null,
  }
  if ('fault' in rendered) return { ...base, content: '', ...failedBecause(text(rendered.fault, rendered.fault)) }
  const worded = { ...base, ...rendered }
  if (channel === 'in_app') return { ...worded, status: 'sent', sent_at: sql<Date>`now()` }
  if (channel === 'webhook') return { ...worded, content: webhookBody(template, rendered.subject, payload) }
  const fault = isRobotProvider(channel) ? findRobotFault(recipient) : findAddressFault(channel, address)
  if (fault) return { ...worded, ...failedBecause(fault) }
  return {
    ...worded,
    status: 'pending',
    ...(secret && {
      secret_ciphertext: secret.box.encrypt(
        typeof secret.value === 'function' ? secret.value(recipient) : secret.value,
        messageSecretPlace(batch),
      ),
      expires_at: secret.expiresAt,
    }),
  }
}

function findAddressFault(channel: 'email' | 'sms', address: string | null): Text | undefined {
  if (channel === 'email') {
    if (!address) return text('用户没有邮箱', 'The user has no e-mail address')
    return isMailAddress(address) ? undefined : text('邮箱地址无效', 'The e-mail address is not valid')
  }
  if (!address) return text('用户没有经过验证的手机号', 'The user has no validated phone number')
  return internationalNumber(address) ? undefined : text('手机号无效', 'The phone number is not valid')
}

function findRobotFault({ robot }: Recipient): Text | undefined {
  return robot?.enabled ? undefined : text('机器人已停用', 'The robot is switched off')
}

/** As Standard Webhooks has it; the same bytes however often it is sent. */
function webhookBody(type: string, title: string, payload: Record<string, unknown> = {}): string {
  return JSON.stringify({ type, timestamp: new Date().toISOString(), data: { title, ...payload } })
}

export function messageSecretPlace(batch: string) {
  return { table: 'message_log', column: 'secret_ciphertext', row: batch }
}

function failedBecause(reason: Text) {
  return { status: 'failed', error_msg: JSON.stringify(reason) } as const
}

function noteRow<C extends TemplateCode>(notice: Notice<C>, recipient: Recipient, rendered: Rendered): NoteRow {
  const isWorded = !('fault' in rendered) && rendered.subject !== ''
  return {
    user_id: recipient.userId ?? 0,
    title: isWorded ? rendered.subject : notice.template,
    content: isWorded ? rendered.content : null,
    type: notice.type,
    link: notice.link ?? null,
    batch: notice.batch,
    trace_id: notice.traceId ?? null,
  }
}

async function insertAll(tx: Tx, notes: NoteRow[], messages: MessageRow[]): Promise<void> {
  for (let start = 0; start < notes.length; start += rowsAtOnce) {
    const part = notes.slice(start, start + rowsAtOnce)
    await tx.insertInto('notification').values(part).execute()
    const users = part.map(({ user_id }) => String(user_id))
    await sql`select pg_notify('notification', user_id) from unnest(${users}::text[]) as user_id`.execute(tx)
  }
  for (let start = 0; start < messages.length; start += rowsAtOnce) {
    await tx
      .insertInto('message_log')
      .values(messages.slice(start, start + rowsAtOnce))
      .execute()
  }
}

/** Named as `workflows/notifications/messages.ts` names them, which a test holds together. */
function deliveryOf<C extends TemplateCode>({ batch, traceId }: Notice<C>) {
  const workflowId = `notification:${batch}`
  return {
    workflowType: 'notificationWorkflow',
    workflowId,
    taskQueue: 'ops',
    args: [{ batch }],
    searchAttributes: { OpsKind: 'notification', OpsSubject: workflowId, ...(traceId && { OpsTrace: traceId }) },
  }
}
