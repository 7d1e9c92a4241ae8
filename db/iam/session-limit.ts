import { sql } from 'kysely'
import type { DeviceKind } from '../../domain/iam/device.ts'
import type { SessionSettings } from '../../domain/settings/session-settings.ts'
import type { Tx } from '../database.ts'
import { endSessions } from './sessions.ts'

/** A session that holds a place. */
export type Holder = {
  id: number
  device: string | null
  device_kind: DeviceKind
  location: string | null
  ip_address: string | null
  started_at: Date
  last_active_at: Date
}

/**
 * Makes the place that one more session takes, or gives the sessions, newest first, that hold them all when the policy is
 * to refuse. The caller holds the user's row.
 */
export async function makeRoom(
  tx: Tx,
  { userId, deviceKind }: { userId: number; deviceKind: DeviceKind },
  settings: SessionSettings,
): Promise<Holder[]> {
  const holders = await listHolders(tx, userId, settings)
  const alike = holders.filter(({ device_kind }) => device_kind === deviceKind)
  const { max_sessions, max_per_kind, when_full } = settings
  const beyond = holders.slice(max_sessions - 1)
  const beyondOfKind = max_per_kind === 0 ? [] : alike.slice(max_per_kind - 1)
  if (when_full === 'refuse') return beyond.length > 0 ? holders : beyondOfKind.length > 0 ? alike : []
  const ids = new Set([...beyondOfKind, ...beyond].map(({ id }) => id))
  await endSessions(tx, [...ids], 'limit')
  return []
}

/** Sessions that a token could still be used in. */
async function listHolders(tx: Tx, userId: number, { idle_minutes }: SessionSettings): Promise<Holder[]> {
  return tx
    .selectFrom('session')
    .select(['id', 'device', 'device_kind', 'location', 'ip_address', 'started_at', 'last_active_at'])
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .where(
      sql<boolean>`(${idle_minutes}::integer = 0 or last_active_at > now() - make_interval(mins => ${idle_minutes}))`,
    )
    .orderBy('id', 'desc')
    .execute()
}
