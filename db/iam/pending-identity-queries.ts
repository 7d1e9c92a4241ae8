import { sql } from 'kysely'
import type { IdentityKey } from '../../domain/iam/identity-providers/identity.ts'
import type { DbOrTx, Tx } from '../database.ts'

type NewPending = { browserHash: Buffer; providerId: number; seconds: number; identity: IdentityKey }

/** What this browser came back with before is forgotten. */
export async function putPendingIdentity(
  tx: Tx,
  { browserHash, providerId, seconds, identity }: NewPending,
): Promise<void> {
  await tx
    .deleteFrom('pending_identity')
    .where((eb) => eb.or([eb('expires_at', '<', sql<Date>`now()`), eb('browser_hash', '=', browserHash)]))
    .execute()
  await tx
    .insertInto('pending_identity')
    .values({
      browser_hash: browserHash,
      provider_id: providerId,
      identity: JSON.stringify(identity),
      expires_at: sql<Date>`now() + make_interval(secs => ${seconds})`,
    })
    .execute()
}

export type PendingIdentity = {
  id: number
  identity: IdentityKey
  provider: { id: number; code: string; name: string }
}

/** Undefined also when the provider was switched off meanwhile. */
export async function findPendingIdentity(db: DbOrTx, browserHash: Buffer): Promise<PendingIdentity | undefined> {
  const row = await db
    .selectFrom('pending_identity')
    .innerJoin('identity_provider', 'identity_provider.id', 'pending_identity.provider_id')
    .select([
      'pending_identity.id',
      'pending_identity.identity',
      'identity_provider.id as provider_id',
      'identity_provider.code',
      'identity_provider.name',
    ])
    .where('pending_identity.tenant_id', '=', 1)
    .where('pending_identity.browser_hash', '=', browserHash)
    .where('pending_identity.expires_at', '>', sql<Date>`now()`)
    .where('identity_provider.status', '=', 'enabled')
    .executeTakeFirst()
  if (!row) return undefined
  const { id, identity, provider_id, code, name } = row
  return { id, identity, provider: { id: provider_id, code, name } }
}

/** False when somebody else was faster. */
export async function takePendingIdentity(tx: Tx, id: number): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('pending_identity').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

export async function dropPendingIdentity(tx: Tx, browserHash: Buffer): Promise<void> {
  await tx.deleteFrom('pending_identity').where('browser_hash', '=', browserHash).execute()
}

/** Whether the session began after the browser came back, by proving it here and not at a provider that sends it away. */
export async function isFreshLocalSession(db: DbOrTx, sessionId: number, pendingId: number): Promise<boolean> {
  const row = await db
    .selectFrom('session')
    .select('session.id')
    .where('session.id', '=', sessionId)
    .where('session.ended_at', 'is', null)
    .where('session.started_at', '>', (eb) =>
      eb.selectFrom('pending_identity').select('created_at').where('id', '=', pendingId),
    )
    .where(isLocal)
    .executeTakeFirst()
  return row !== undefined
}

const isLocal = sql<boolean>`(session.login_type <> 'sso' and (session.provider is null or exists (
  select from identity_provider where identity_provider.code = session.provider and identity_provider.type = 'ldap')))`

/** Whether the session began here, and its user proved again who they are within these minutes. */
export async function isConfirmedLocally(
  db: DbOrTx,
  sessionId: number,
  minutes: number,
): Promise<{ isLocal: boolean; isRecent: boolean } | undefined> {
  return db
    .selectFrom('session')
    .select([
      isLocal.as('isLocal'),
      sql<boolean>`confirmed_at > now() - make_interval(mins => ${minutes})`.as('isRecent'),
    ])
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}
