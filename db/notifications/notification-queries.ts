import { type Selectable, sql } from 'kysely'
import { notFound } from '../../domain/errors.ts'
import type { NotificationType } from '../../domain/notifications/message.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { type Listed, type Paging, pageOf } from '../listing.ts'

const notificationColumns = [
  'id',
  'title',
  'content',
  'type',
  'link',
  'is_read',
  'read_at',
  'trace_id',
  'created_at',
] as const satisfies (keyof Tables['notification'])[]

export type Notification = Pick<Selectable<Tables['notification']>, (typeof notificationColumns)[number]>

export const notificationSorts = ['id', 'created_at', 'type', 'is_read'] as const
export type NotificationFilter = { is_read?: boolean | undefined; type?: NotificationType | undefined }

/** The notes of one user; nobody reads another's. */
export async function listNotifications(
  db: Db,
  { userId, ...filter }: NotificationFilter & { userId: number },
  paging: Paging<(typeof notificationSorts)[number]>,
): Promise<Listed<Notification>> {
  let matching = db.selectFrom('notification').where('user_id', '=', userId)
  if (filter.is_read !== undefined) matching = matching.where('is_read', '=', filter.is_read)
  if (filter.type) matching = matching.where('type', '=', filter.type)
  let ordered = matching.select(notificationColumns)
  for (const { field, direction } of paging.sort) ordered = ordered.orderBy(field, direction)
  return pageOf(ordered.orderBy('created_at', 'desc').orderBy('id', 'desc'), paging)
}

export async function countUnread(db: DbOrTx, userId: number): Promise<number> {
  const { count } = await db
    .selectFrom('notification')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .where('is_read', '=', false)
    .executeTakeFirstOrThrow()
  return count
}

/** Reading again changes nothing; the time of the first reading stays. */
export async function markNotificationRead(
  tx: Tx,
  { id, userId }: { id: number; userId: number },
): Promise<Notification> {
  const note = await tx
    .updateTable('notification')
    .set({ is_read: true, read_at: sql<Date>`coalesce(read_at, now())` })
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returning(notificationColumns)
    .executeTakeFirst()
  if (!note) throw notFound('通知', 'notification')
  await tellCountChanged(tx, userId)
  return note
}

/** Gives how many were unread. */
export async function markAllNotificationsRead(tx: Tx, userId: number): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('notification')
    .set({ is_read: true, read_at: sql<Date>`now()` })
    .where('user_id', '=', userId)
    .where('is_read', '=', false)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) await tellCountChanged(tx, userId)
  return Number(numUpdatedRows)
}

async function tellCountChanged(tx: Tx, userId: number): Promise<void> {
  await sql`select pg_notify('notification', ${String(userId)})`.execute(tx)
}
