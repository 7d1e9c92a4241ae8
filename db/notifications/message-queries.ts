import { type Selectable, type SqlBool, sql } from 'kysely'
import { notFound } from '../../domain/errors.ts'
import { columnRuleOf, type Viewer } from '../../domain/iam/viewer.ts'
import type { Channel, MessageStatus } from '../../domain/notifications/message.ts'
import type { Text } from '../../domain/text.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'
import { containsText, type Listed, type Paging, pageOf } from '../listing.ts'

const listColumns = [
  'id',
  'batch',
  'template_id',
  'template_code',
  'channel',
  'user_id',
  'recipient',
  'subject',
  'status',
  'retry_count',
  'error_msg',
  'language',
  'trace_id',
  'sent_at',
  'created_at',
] as const satisfies (keyof Tables['message_log'])[]

type MessageRow = Selectable<Tables['message_log']>
export type ListedMessage = Pick<MessageRow, (typeof listColumns)[number]>
export type Message = ListedMessage & Pick<MessageRow, 'content' | 'link' | 'secret_ciphertext'>

export const messageSorts = ['id', 'created_at', 'sent_at', 'status', 'channel', 'recipient', 'retry_count'] as const
export type MessageFilter = {
  q?: string | undefined
  status?: MessageStatus | undefined
  channel?: Channel | undefined
  template_code?: string | undefined
  user_id?: number | undefined
  batch?: string | undefined
  trace_id?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

export async function listMessages(
  db: Db,
  viewer: Viewer,
  filter: MessageFilter,
  paging: Paging<(typeof messageSorts)[number]>,
): Promise<Listed<ListedMessage>> {
  let matching = db.selectFrom('message_log').where('tenant_id', '=', 1).where(visible(viewer, 'message'))
  for (const field of ['status', 'channel', 'template_code', 'user_id', 'batch', 'trace_id'] as const) {
    const value = filter[field]
    if (value !== undefined) matching = matching.where(field, '=', value)
  }
  if (filter.from) matching = matching.where('created_at', '>=', new Date(filter.from))
  if (filter.to) matching = matching.where('created_at', '<', new Date(filter.to))
  const { q } = filter
  if (q) {
    const readable = (['recipient', 'subject'] as const).filter((field) => !columnRuleOf(viewer, 'message', field))
    matching = matching.where(({ or, ref }) => or(readable.map((field) => containsText(ref(field), q))))
  }
  let ordered = matching.select(listColumns)
  for (const { field, direction } of paging.sort) ordered = ordered.orderBy(field, direction)
  return pageOf(ordered.orderBy('created_at', 'desc').orderBy('id', 'desc'), paging)
}

export async function getMessage(db: DbOrTx, id: number): Promise<Message> {
  const message = await db
    .selectFrom('message_log')
    .select([...listColumns, 'content', 'link', 'secret_ciphertext'])
    .where('tenant_id', '=', 1)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!message) throw notFound('消息记录', 'message')
  return message
}

export const pendingColumns = [
  'id',
  'batch',
  'template_code',
  'channel',
  'recipient',
  'subject',
  'content',
  'language',
  'link',
  'secret_ciphertext',
  'expires_at',
  'robot_id',
  'target_url',
  'retry_count',
  'created_at',
] as const satisfies (keyof Tables['message_log'])[]

export type PendingMessage = Pick<MessageRow, (typeof pendingColumns)[number]>

/** Those of one batch that still wait, behind the given id. */
export async function listPendingMessages(
  db: Db,
  batch: string,
  { afterId, limit }: { afterId: number; limit: number },
): Promise<PendingMessage[]> {
  return db
    .selectFrom('message_log')
    .select(pendingColumns)
    .where('tenant_id', '=', 1)
    .where('batch', '=', batch)
    .where('created_at', '=', timeOf(batch))
    .where('status', '=', 'pending')
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Longer than any channel takes for one message. */
const claimSeconds = 90

/** For the length of a try the message is one sender's alone; whoever crashed leaves it to the next one. */
export function claimOf() {
  return { claimed_until: sql<Date>`clock_timestamp() + make_interval(secs => ${claimSeconds})` }
}

/** False when the message is settled, or somebody else is sending it. */
export async function claimMessage(tx: Tx, { id, created_at }: MessageKey): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('message_log')
    .set(claimOf())
    .where('id', '=', id)
    .where(isAt(created_at))
    .where('status', '=', 'pending')
    .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<', sql<Date>`clock_timestamp()`)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

type MessageKey = Pick<PendingMessage, 'id' | 'created_at'>
type Settled = { status: 'sent' | 'captured' } | { status: 'failed'; errorMsg: Text }

/** Rows carry microseconds, dates only milliseconds; the range keeps other partitions out of it. */
function isAt(createdAt: Date) {
  return sql<SqlBool>`created_at >= ${createdAt} and created_at < ${createdAt}::timestamptz + interval '1 millisecond'`
}

/** False when the message was settled before: whoever came first is right. */
export async function settleMessage(tx: Tx, { id, created_at }: MessageKey, outcome: Settled): Promise<boolean> {
  const settled = await tx
    .updateTable('message_log')
    .set({
      status: outcome.status,
      sent_at: outcome.status === 'failed' ? null : sql<Date>`clock_timestamp()`,
      error_msg: outcome.status === 'failed' ? JSON.stringify(outcome.errorMsg) : null,
      // What was captured is still to be read by somebody; nothing else is.
      ...(outcome.status !== 'captured' && { secret_ciphertext: null }),
    })
    .where('id', '=', id)
    .where(isAt(created_at))
    .where('status', '=', 'pending')
    .executeTakeFirst()
  return settled.numUpdatedRows > 0n
}

/**
 * Keeps messages for another try and says why the last one failed; those that had all their retries are given up. One
 * message, or all of a batch that wait for the same channel.
 */
export async function postponeMessages(
  tx: Tx,
  { message, errorMsg, retries, isWholeBatch }: Postponement,
): Promise<void> {
  const isSpent = sql<boolean>`retry_count >= ${retries}`
  let waiting = tx
    .updateTable('message_log')
    .set({
      status: sql<'pending' | 'failed'>`case when ${isSpent} then 'failed' else 'pending' end`,
      retry_count: sql<number>`case when ${isSpent} then retry_count else retry_count + 1 end`,
      error_msg: JSON.stringify(errorMsg),
      claimed_until: null,
      tried_at: sql<Date>`clock_timestamp()`,
      secret_ciphertext: sql<string | null>`case when ${isSpent} then null else secret_ciphertext end`,
    })
    .where('tenant_id', '=', 1)
    .where('batch', '=', message.batch)
    .where('channel', '=', message.channel)
    .where(isAt(message.created_at))
    .where('status', '=', 'pending')
  if (!isWholeBatch) waiting = waiting.where('id', '=', message.id)
  await waiting.execute()
}

type Postponement = {
  message: MessageKey & Pick<PendingMessage, 'batch' | 'channel'>
  errorMsg: Text
  /** How many retries a message gets. */
  retries: number
  isWholeBatch: boolean
}

/** How many retries the freshest of the batch's waiting messages has had; undefined when none waits. */
export async function findFewestRetries(db: Db, batch: string): Promise<number | undefined> {
  const { retries } = await db
    .selectFrom('message_log')
    .select(({ fn }) => fn.min('retry_count').as('retries'))
    .where('tenant_id', '=', 1)
    .where('batch', '=', batch)
    .where('created_at', '=', timeOf(batch))
    .where('status', '=', 'pending')
    .executeTakeFirstOrThrow()
  return retries ?? undefined
}

/** All messages of a batch carry the time of the batch itself, which tells their partition. */
function timeOf(batch: string) {
  return sql<Date>`(select created_at from message_batch where tenant_id = 1 and batch = ${batch})`
}

/**
 * Batches whose messages are overdue by `slackMs`: nobody has tried them, or nobody has tried them again. `retryDelays`
 * in milliseconds are how long a message waits before each retry.
 */
export async function listOverdueBatches(
  db: Db,
  { retryDelays, slackMs, limit }: { retryDelays: readonly number[]; slackMs: number; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('message_log')
    .select('batch')
    .distinct()
    .where('tenant_id', '=', 1)
    .where('status', '=', 'pending')
    .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<', sql<Date>`clock_timestamp()`)]))
    .where(
      sql<SqlBool>`coalesce(tried_at, created_at) + make_interval(secs =>
        (${slackMs} + coalesce((${[...retryDelays]}::float8[])[retry_count], 0)) / 1000) < clock_timestamp()`,
    )
    .limit(limit)
    .execute()
  return rows.map(({ batch }) => batch)
}
