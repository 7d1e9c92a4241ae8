import { sql } from 'kysely'
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
import type { DeviceKind } from '../../domain/iam/device.ts'
import type { SessionSettings } from '../../domain/settings/session-settings.ts'
import type { DbOrTx, Tables, Tx } from '../database.ts'
import type { LoginType } from '../tables/sign-in-tables.ts'

declare module 'lucia' {
  interface Register {
    UserId: number
  }
}

export type EndReason = NonNullable<Tables['session']['end_reason']['__select__']>

export type NewSession = {
  userId: number
  /** The user's security stamp: the session lasts while the user keeps it. */
  stamp: number
  loginType: LoginType
  /** Who vouched for the user; undefined for our own password. */
  provider: string | undefined
  ipAddress: string
  location: string | null
  userAgent: string | null
  device: string
  deviceKind: DeviceKind
}

/** Begins a session; `makeRoom` before. The caller holds the user's row. */
export async function openSession(
  tx: Tx,
  { userId, stamp, loginType, provider, ipAddress, location, userAgent, device, deviceKind }: NewSession,
  { max_days }: SessionSettings,
): Promise<{ id: number; expiresAt: Date }> {
  const base = await luciaOn(tx, max_days).createSession(userId, {})
  const opened = await tx
    .insertInto('session')
    .values({
      user_id: userId,
      auth_session_id: base.id,
      security_stamp: stamp,
      login_type: loginType,
      provider: provider ?? null,
      ip_address: ipAddress,
      location,
      user_agent: userAgent,
      device,
      device_kind: deviceKind,
      expires_at: base.expiresAt,
    })
    .returning(['id', 'expires_at'])
    .executeTakeFirstOrThrow()
  return { id: opened.id, expiresAt: opened.expires_at }
}

/** How many of them were open until now. */
export async function endSessions(tx: Tx, ids: number[], reason: EndReason): Promise<number> {
  if (ids.length === 0) return 0
  const ended = await tx
    .with('open', (query) =>
      query
        .selectFrom('session')
        .select(['id', 'auth_session_id'])
        .where('id', 'in', ids)
        .where('ended_at', 'is', null)
        .forNoKeyUpdate(),
    )
    .updateTable('session')
    .from('open')
    .whereRef('session.id', '=', 'open.id')
    .set({ ended_at: sql<Date>`now()`, end_reason: reason })
    .returning('open.auth_session_id')
    .execute()
  const lucia = luciaOn(tx)
  for (const { auth_session_id } of ended) if (auth_session_id) await lucia.invalidateSession(auth_session_id)
  return ended.length
}

/** Ends every open session of a user, but for the one to keep. */
export async function endSessionsOfUser(
  tx: Tx,
  userId: number,
  reason: EndReason,
  { keep }: { keep?: number } = {},
): Promise<number> {
  const ids = await openSessions(tx).where('user_id', '=', userId).execute()
  return endSessions(
    tx,
    ids.map(({ id }) => id).filter((id) => id !== keep),
    reason,
  )
}

/** Ends every open session that began at a provider. */
export async function endSessionsOfProvider(tx: Tx, providerCode: string): Promise<number> {
  const ids = await openSessions(tx).where('provider', '=', providerCode).execute()
  return endSessions(
    tx,
    ids.map(({ id }) => id),
    'provider',
  )
}

const openSessions = (tx: Tx) => tx.selectFrom('session').select('id').where('ended_at', 'is', null)

export type SessionState = {
  id: number
  userId: number
  stamp: number
  expiresAt: Date
  lastActiveAt: Date
  confirmedAt: Date
  user: {
    username: string
    name: string
    department_id: number | null
    status: 'active' | 'pending' | 'disabled'
    security_stamp: number
    must_change_password: boolean
  }
}

/** Undefined when the session is unknown, has ended, or its user is gone. Idle limit, stamp and status are the caller's to judge. */
export async function findOpenSession(db: DbOrTx, id: number): Promise<SessionState | undefined> {
  const row = await db
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.user_id')
    .select([
      'session.auth_session_id',
      'session.user_id',
      'session.security_stamp as stamp',
      'session.expires_at',
      'session.last_active_at',
      'session.confirmed_at',
      'user.username',
      'user.name',
      'user.department_id',
      'user.status',
      'user.security_stamp',
      'user.must_change_password',
    ])
    .where('session.id', '=', id)
    .where('session.ended_at', 'is', null)
    .where('user.deleted_at', 'is', null)
    .executeTakeFirst()
  if (!row?.auth_session_id) return undefined
  const { auth_session_id, user_id, stamp, expires_at, last_active_at, confirmed_at, ...user } = row
  const { session } = await luciaOn(db).validateSession(auth_session_id)
  if (!session) return undefined
  return {
    id,
    userId: user_id,
    stamp,
    expiresAt: expires_at,
    lastActiveAt: last_active_at,
    confirmedAt: confirmed_at,
    user,
  }
}

/** False when the session has ended meanwhile. */
export async function confirmSession(tx: Tx, id: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('session')
    .set({ confirmed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

function luciaOn(db: DbOrTx, days = 7): Lucia {
  return new Lucia(createAdapter(db), { sessionExpiresIn: new TimeSpan(days, 'd') })
}

function createAdapter(db: DbOrTx): Adapter {
  const sessions = () => db.selectFrom('auth_session').select(['id', 'user_id', 'expires_at'])
  return {
    async getSessionAndUser(id): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const row = await sessions().where('id', '=', id).executeTakeFirst()
      return row ? [toSession(row), { id: row.user_id, attributes: {} }] : [null, null]
    },
    async getUserSessions(userId) {
      return (await sessions().where('user_id', '=', userId).execute()).map(toSession)
    },
    async setSession({ id, userId, expiresAt }) {
      await db.insertInto('auth_session').values({ id, user_id: userId, expires_at: expiresAt }).execute()
    },
    // A session ends at the latest so many days after its sign-in: its life is never extended.
    async updateSessionExpiration() {},
    async deleteSession(id) {
      await db.deleteFrom('auth_session').where('id', '=', id).execute()
    },
    async deleteUserSessions(userId) {
      await db.deleteFrom('auth_session').where('user_id', '=', userId).execute()
    },
    async deleteExpiredSessions() {
      await db.deleteFrom('auth_session').where('expires_at', '<=', sql<Date>`now()`).execute()
    },
  }
}

function toSession({ id, user_id, expires_at }: { id: string; user_id: number; expires_at: Date }): DatabaseSession {
  return { id, userId: user_id, expiresAt: expires_at, attributes: {} }
}
