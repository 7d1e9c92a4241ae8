import { sql } from 'kysely'
import type { IdentityKey } from '../../domain/iam/identity-providers/identity.ts'
import type { ProviderType } from '../../domain/iam/identity-providers/provider-kinds.ts'
import type { Db, DbOrTx, Tx } from '../database.ts'
import { type Listed, type Paging, pageOf } from '../listing.ts'

export const identitySorts = ['id', 'created_at', 'last_used_at'] as const

export type UserIdentity = {
  id: number
  provider: string
  provider_name: string
  type: ProviderType
  tenant: string
  label: string
  created_at: Date
  last_used_at: Date | null
}

function identitiesOf(db: DbOrTx, userId: number) {
  return db
    .selectFrom('user_identity')
    .innerJoin('identity_provider', 'identity_provider.id', 'user_identity.provider_id')
    .where('user_identity.tenant_id', '=', 1)
    .where('user_identity.user_id', '=', userId)
}

const shownColumns = [
  'user_identity.id',
  'identity_provider.code as provider',
  'identity_provider.name as provider_name',
  'identity_provider.type',
  'user_identity.tenant',
  'user_identity.label',
  'user_identity.created_at',
  'user_identity.last_used_at',
] as const

export async function listIdentitiesOfUser(
  db: Db,
  userId: number,
  paging: Paging<(typeof identitySorts)[number]>,
): Promise<Listed<UserIdentity>> {
  let ordered = identitiesOf(db, userId).select(shownColumns)
  for (const { field, direction } of paging.sort) ordered = ordered.orderBy(`user_identity.${field}`, direction)
  return pageOf(ordered.orderBy('user_identity.id'), paging)
}

export async function getIdentityOfUser(db: DbOrTx, userId: number, id: number): Promise<UserIdentity | undefined> {
  return identitiesOf(db, userId).select(shownColumns).where('user_identity.id', '=', id).executeTakeFirst()
}

/** Whom an identity belongs to; the account may be gone or switched off by now. */
export async function findIdentity(
  db: DbOrTx,
  providerId: number,
  { authority, tenant, subject }: IdentityKey,
): Promise<{ id: number; userId: number; username: string; isUsable: boolean } | undefined> {
  return db
    .selectFrom('user_identity')
    .innerJoin('user', 'user.id', 'user_identity.user_id')
    .select([
      'user_identity.id',
      'user_identity.user_id as userId',
      'user.username',
      sql<boolean>`"user".status = 'active' and "user".deleted_at is null`.as('isUsable'),
    ])
    .where('user_identity.tenant_id', '=', 1)
    .where('user_identity.provider_id', '=', providerId)
    .where('user_identity.authority', '=', authority)
    .where('user_identity.tenant', '=', tenant)
    .where('user_identity.subject', '=', subject)
    .executeTakeFirst()
}

/** Of those who come with the same identity at once, one after another. */
export async function lockIdentity(tx: Tx, providerId: number, { authority, tenant, subject }: IdentityKey) {
  const key = JSON.stringify(['identity', providerId, authority, tenant, subject])
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
}

/** Undefined when the identity is linked already, to whomever. */
export async function insertIdentity(
  tx: Tx,
  { userId, providerId, key }: { userId: number; providerId: number; key: IdentityKey },
): Promise<number | undefined> {
  const row = await tx
    .insertInto('user_identity')
    .values({ user_id: userId, provider_id: providerId, ...key })
    .onConflict((same) => same.columns(['tenant_id', 'provider_id', 'authority', 'tenant', 'subject']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** The name at the provider may have changed; who it is has not. */
export async function noteIdentityUse(tx: Tx, id: number, label: string): Promise<void> {
  await tx.updateTable('user_identity').set({ last_used_at: sql<Date>`now()`, label }).where('id', '=', id).execute()
}

/** False when it is not the user's, or gone. */
export async function deleteIdentity(tx: Tx, userId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('user_identity')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Whether the user could still sign in without this identity. The caller holds the user's row. */
export async function hasOtherWayIn(tx: Tx, userId: number, identityId: number): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from "user" where id = ${userId} and password_hash is not null)
      or exists (
        select from user_identity join identity_provider on identity_provider.id = user_identity.provider_id
        where user_identity.user_id = ${userId} and user_identity.id <> ${identityId}
          and identity_provider.status = 'enabled') as has
  `.execute(tx)
  return rows[0]?.has ?? false
}

/** Of these names the ones that somebody bears, folded. */
export async function listTakenUsernames(tx: Tx, names: string[]): Promise<string[]> {
  const folded = names.map((name) => name.toLowerCase())
  const rows = await tx
    .selectFrom('user')
    .select(sql<string>`lower(username)`.as('name'))
    .where('tenant_id', '=', 1)
    .where('deleted_at', 'is', null)
    .where(sql<string>`lower(username)`, 'in', folded)
    .execute()
  return rows.map(({ name }) => name)
}

/** How a provider knows a user; of several identities, the one that was used last. */
export async function findSubject(
  db: DbOrTx,
  { userId, providerId, authority }: { userId: number; providerId: number; authority: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('user_identity')
    .select('subject')
    .where('user_id', '=', userId)
    .where('provider_id', '=', providerId)
    .where('authority', '=', authority)
    .orderBy('last_used_at', (last) => last.desc().nullsLast())
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.subject
}
