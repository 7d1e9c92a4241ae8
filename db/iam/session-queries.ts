import { sql } from 'kysely'
import { notFound } from '../../domain/errors.ts'
import type { DeviceKind } from '../../domain/iam/device.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { SessionSettings } from '../../domain/settings/session-settings.ts'
import type { Db, DbOrTx, Tx } from '../database.ts'
import { containsText, type Listed, type Paging, pageOf } from '../listing.ts'
import { endSessions } from './sessions.ts'
import { visible } from './visible-rows.ts'

export const sessionSorts = ['id', 'username', 'started_at', 'last_active_at'] as const

export type SessionRow = {
  id: number
  user_id: number
  username: string
  name: string
  ip_address: string | null
  location: string | null
  device: string | null
  device_kind: DeviceKind
  started_at: Date
  last_active_at: Date
}
export type SessionFilter = {
  q?: string | undefined
  user_id?: number | undefined
  device_kind?: DeviceKind | undefined
}

/** Sessions that a token could still be used in. */
export async function listOpenSessions(
  db: Db,
  viewer: Viewer | 'own',
  filter: SessionFilter,
  paging: Paging<(typeof sessionSorts)[number]>,
  { idle_minutes }: SessionSettings,
): Promise<Listed<SessionRow>> {
  let open = openSessions(db, idle_minutes)
  if (viewer !== 'own') open = open.where(visible(viewer, 'session'))
  if (filter.user_id !== undefined) open = open.where('session.user_id', '=', filter.user_id)
  if (filter.device_kind !== undefined) open = open.where('session.device_kind', '=', filter.device_kind)
  const q = filter.q
  if (q) open = open.where(containsText(searchedWords, q))
  let ordered = open.select([
    'session.id',
    'session.user_id',
    'user.username',
    'user.name',
    'session.ip_address',
    'session.location',
    'session.device',
    'session.device_kind',
    'session.started_at',
    'session.last_active_at',
  ])
  for (const { field, direction } of paging.sort) {
    ordered = ordered.orderBy(field === 'username' ? 'user.username' : `session.${field}`, direction)
  }
  return pageOf(ordered.orderBy('session.id', 'desc'), paging)
}

const searchedWords = sql`concat_ws(' ', "user".name, "user".username, session.ip_address, session.location, session.device)`

function openSessions(db: DbOrTx, idleMinutes: number) {
  const open = db
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.user_id')
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', sql<Date>`now()`)
  if (idleMinutes === 0) return open
  return open.where('session.last_active_at', '>', sql<Date>`now() - make_interval(mins => ${idleMinutes})`)
}

export async function findSessionOwner(db: DbOrTx, id: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('session')
    .select('user_id')
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row?.user_id
}

export async function getSessionOwner(db: DbOrTx, id: number): Promise<number> {
  const owner = await findSessionOwner(db, id)
  if (owner === undefined) throw notFound('会话', 'session')
  return owner
}

/** Writes down when sessions were last used, many at once; a later time from another process stays. */
export async function touchSessions(db: Db, seen: ReadonlyMap<number, number>): Promise<void> {
  const ids = [...seen.keys()]
  const times = [...seen.values()].map((time) => new Date(time).toISOString())
  await sql`
    update session set last_active_at = greatest(last_active_at, seen.at)
    from unnest(${ids}::bigint[], ${times}::timestamptz[]) as seen (id, at)
    where session.id = seen.id and session.ended_at is null
  `.execute(db)
}

/** Ends what nobody used for too long or what is too old, and forgets what can be of no use any more. */
export async function sweepSessions(db: Db, { idle_minutes }: SessionSettings): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const over = await findOverdueSessions(tx, idle_minutes)
    const expired = await endSessions(
      tx,
      over.filter(({ expired }) => expired).map(({ id }) => id),
      'expired',
    )
    const idle = await endSessions(
      tx,
      over.filter(({ expired }) => !expired).map(({ id }) => id),
      'idle',
    )
    await tx.deleteFrom('refresh_token').where('expires_at', '<', sql<Date>`now() - interval '1 day'`).execute()
    await tx
      .deleteFrom('login_gate')
      .where(sql<boolean>`coalesce(last_failed_at, pending_at) < now() - interval '30 days'`)
      .execute()
    return expired + idle
  })
}

async function findOverdueSessions(tx: Tx, idleMinutes: number): Promise<{ id: number; expired: boolean }[]> {
  const expired = sql<boolean>`(expires_at <= now())`
  const idle = sql<boolean>`(${idleMinutes}::integer > 0 and last_active_at < now() - make_interval(mins => ${idleMinutes}))`
  return tx
    .selectFrom('session')
    .select(['id', expired.as('expired')])
    .where('ended_at', 'is', null)
    .where(sql<boolean>`(${expired} or ${idle})`)
    .orderBy('id')
    .limit(500)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
}
