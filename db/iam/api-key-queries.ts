import { sql } from 'kysely'
import { notFound } from '../../domain/errors.ts'
import type { ApiKeyInput } from '../../domain/iam/api-key.ts'
import type { apiKeyStates } from '../../domain/iam/api-key-scope.ts'
import type { Db, DbOrTx, Tx } from '../database.ts'
import { containsText, type Listed, type Paging, pageOf } from '../listing.ts'

export const apiKeySorts = ['id', 'name', 'created_at', 'expires_at', 'last_used_at'] as const

type ApiKeyState = (typeof apiKeyStates)[number]
export type ApiKey = {
  id: number
  user_id: number
  username: string
  name: string
  scopes: string[]
  allowed_networks: string[]
  status: ApiKeyState
  expires_at: Date
  last_used_at: Date | null
  last_used_ip: string | null
  created_at: Date
  updated_at: Date
  version: number
}
type Filter = { q?: string | undefined; user_id?: number | undefined; status?: ApiKeyState | undefined }

const status = sql<ApiKeyState>`case when api_key.revoked_at is not null then 'revoked'
  when api_key.expires_at <= now() then 'expired' else 'active' end`

function keys(db: DbOrTx) {
  return db.selectFrom('api_key').innerJoin('user', 'user.id', 'api_key.user_id').where('user.deleted_at', 'is', null)
}

function withColumns(query: ReturnType<typeof keys>) {
  return query
    .select([
      'api_key.id',
      'api_key.user_id',
      'user.username',
      'api_key.name',
      'api_key.scopes',
      'api_key.allowed_networks',
      'api_key.expires_at',
      'api_key.last_used_at',
      'api_key.last_used_ip',
      'api_key.created_at',
      'api_key.updated_at',
      'api_key.version',
    ])
    .select(status.as('status'))
}

export async function listApiKeys(
  db: Db,
  filter: Filter,
  paging: Paging<(typeof apiKeySorts)[number]>,
): Promise<Listed<ApiKey>> {
  let found = keys(db)
  if (filter.user_id !== undefined) found = found.where('api_key.user_id', '=', filter.user_id)
  if (filter.status !== undefined) found = found.where(status, '=', filter.status)
  if (filter.q)
    found = found.where(containsText(sql`concat_ws(' ', api_key.name, "user".username, "user".name)`, filter.q))
  let ordered = withColumns(found)
  for (const { field, direction } of paging.sort) {
    ordered = ordered.orderBy(`api_key.${field}`, (order) =>
      direction === 'desc' ? order.desc().nullsLast() : order.asc().nullsLast(),
    )
  }
  return pageOf(ordered.orderBy('api_key.id', 'desc'), paging)
}

export async function getApiKey(db: DbOrTx, id: number): Promise<ApiKey> {
  const key = await withColumns(keys(db)).where('api_key.id', '=', id).executeTakeFirst()
  if (!key) throw notFound('API 密钥', 'API key')
  return key
}

export type NewKeyRow = ApiKeyInput & {
  userId: number
  departmentId: number | null
  secretHash: Buffer
  expiresAt: Date
}

/** The caller holds the user's row. */
export async function countUsableKeys(tx: Tx, userId: number): Promise<number> {
  const { count } = await tx
    .selectFrom('api_key')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirstOrThrow()
  return count
}

export async function insertApiKey(tx: Tx, key: NewKeyRow): Promise<number> {
  const { id } = await tx
    .insertInto('api_key')
    .values({
      user_id: key.userId,
      created_by: key.userId,
      department_id: key.departmentId,
      name: key.name,
      secret_hash: key.secretHash,
      scopes: key.scopes,
      allowed_networks: key.allowed_networks,
      expires_at: key.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** False when the key is gone, revoked, or no longer of this version. */
export async function replaceApiKey(tx: Tx, id: number, version: number, input: ApiKeyInput): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('api_key')
    .set(input)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** False when it was revoked before. */
export async function revokeApiKey(tx: Tx, id: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('api_key')
    .set({ revoked_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A key as the gate sees it; its end is the caller's to judge. Undefined when unknown, revoked, or its owner is gone. */
export async function findUsableKey(db: DbOrTx, id: number) {
  return db
    .selectFrom('api_key')
    .innerJoin('user', 'user.id', 'api_key.user_id')
    .select(['api_key.user_id', 'api_key.name as key_name', 'secret_hash', 'scopes', 'allowed_networks', 'expires_at'])
    .select(['user.username', 'user.name', 'user.department_id', 'user.must_change_password'])
    .where('api_key.id', '=', id)
    .where('revoked_at', 'is', null)
    .where('user.status', '=', 'active')
    .where('user.deleted_at', 'is', null)
    .executeTakeFirst()
}

export type KeyUse = { id: number; at: number; ipAddress: string }

/** Writes down when keys were last used, many at once; a later time from another process stays. */
export async function touchApiKeys(db: Db, uses: KeyUse[]): Promise<void> {
  const ids = uses.map(({ id }) => id)
  const times = uses.map(({ at }) => new Date(at).toISOString())
  const addresses = uses.map(({ ipAddress }) => ipAddress)
  await sql`
    update api_key set last_used_at = used.at, last_used_ip = used.address
    from unnest(${ids}::bigint[], ${times}::timestamptz[], ${addresses}::text[]) as used (id, at, address)
    where api_key.id = used.id and (api_key.last_used_at is null or api_key.last_used_at < used.at)
  `.execute(db)
}
