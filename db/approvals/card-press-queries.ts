import { sql } from 'kysely'
import type { CardPress } from '../../domain/approvals/cards/card.ts'
import { DomainError } from '../../domain/errors.ts'
import { type Text, text } from '../../domain/text.ts'
import { systemTransaction } from '../audit/system-transaction.ts'
import type { Db, DbOrTx, Tx } from '../database.ts'
import { answerIsOver } from './card-queries.ts'

/** A card as its messenger's callback finds it, with whose it is. */
export type PressedCard = {
  id: number
  instance_id: number
  version: number
  isOpen: boolean
  userId: number
  userName: string
  isUsable: boolean
  recipient: string | null
  /** Null when the person unlinked the messenger. */
  tenant: string | null
  subject: string | null
}

export async function findPressedCard(db: DbOrTx, providerId: number, token: string): Promise<PressedCard | undefined> {
  return db
    .selectFrom('approval_card as card')
    .innerJoin('approval_task as task', 'task.id', 'card.task_id')
    .innerJoin('user', 'user.id', 'card.user_id')
    .leftJoin('user_identity as identity', (join) =>
      join.onRef('identity.id', '=', 'card.identity_id').onRef('identity.user_id', '=', 'card.user_id'),
    )
    .select(['card.id', 'card.instance_id', 'card.version', 'card.user_id as userId', 'user.name as userName'])
    .select(['card.recipient', 'identity.tenant', 'identity.subject'])
    .select([
      sql<boolean>`task.status = 'open' and card.closed_at is null`.as('isOpen'),
      sql<boolean>`"user".status = 'active' and "user".deleted_at is null`.as('isUsable'),
    ])
    .where('card.tenant_id', '=', 1)
    .where('card.provider_id', '=', providerId)
    .where('card.token', '=', token)
    .executeTakeFirst()
}

/**
 * Whoever answers the press shows what became of it; somebody else does only when that fails. Undefined when this press was
 * told before, or another one of the card is being carried out.
 */
export async function acceptPress(
  tx: Tx,
  cardId: number,
  { key, decision, comment, updateCode }: CardPress,
  traceId: string,
): Promise<number | undefined> {
  if (decision === 'confirm') return undefined
  const row = await tx
    .insertInto('approval_card_press')
    .values({ card_id: cardId, press_key: key, decision, comment, trace_id: traceId })
    .onConflict((taken) => taken.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return undefined
  await tx
    .updateTable('approval_card')
    .set({
      claimed_until: answerIsOver,
      ...(updateCode !== undefined && { update_code: updateCode }),
    })
    .where('id', '=', cardId)
    .execute()
  return row.id
}

export type AcceptedPress = {
  id: number
  card_id: number
  instance_id: number
  task_id: number
  decision: 'approve' | 'reject'
  comment: string
  trace_id: string
  userId: number
  userName: string
  isUsable: boolean
}

/** Undefined when it is settled. */
async function findAcceptedPress(db: DbOrTx, id: number): Promise<AcceptedPress | undefined> {
  return db
    .selectFrom('approval_card_press as press')
    .innerJoin('approval_card as card', 'card.id', 'press.card_id')
    .innerJoin('user', 'user.id', 'card.user_id')
    .select(['press.id', 'press.card_id', 'card.instance_id', 'card.task_id', 'decision', 'comment', 'trace_id'])
    .select(['card.user_id as userId', 'user.name as userName'])
    .select(sql<boolean>`"user".status = 'active' and "user".deleted_at is null`.as('isUsable'))
    .where('press.id', '=', id)
    .where('press.status', '=', 'accepted')
    .executeTakeFirst()
}

/**
 * Has a press done by `act`, and writes down how it went; gives why it was refused. Throws when nobody can say yet: it is
 * then tried again, and what was done already is found done.
 */
export async function carryOutPress(
  db: Db,
  id: number,
  act: (press: AcceptedPress) => Promise<unknown>,
): Promise<Text | undefined> {
  const press = await findAcceptedPress(db, id)
  if (!press) return undefined
  const reason = press.isUsable ? await act(press).then(() => undefined, refusalIn) : switchedOff
  await systemTransaction(db, { traceId: press.trace_id }, (tx) => settlePress(tx, press, reason))
  return reason
}

async function settlePress(tx: Tx, { id, card_id }: AcceptedPress, reason: Text | undefined): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('approval_card_press')
    .set({
      status: reason ? 'refused' : 'done',
      reason: reason ? JSON.stringify(reason) : null,
      settled_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .where('status', '=', 'accepted')
    .executeTakeFirst()
  if (numUpdatedRows === 0n || !reason) return
  // What was done shows in its task; why it was not shows here.
  await tx
    .updateTable('approval_card')
    .set({ version: sql<number>`version + 1`, tries: 0, due_at: sql<Date>`now()`, given_up_at: null })
    .where('id', '=', card_id)
    .execute()
}

function refusalIn(error: unknown): Text {
  if (error instanceof DomainError && error.code !== 'unavailable') return error.text
  throw error
}

const switchedOff = text('您的账号已停用', 'Your account is switched off')
