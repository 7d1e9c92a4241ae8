import { type Selectable, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { DomainError, invalid, notFound } from '../../domain/errors.ts'
import type { IdentityProviderInput } from '../../domain/iam/identity-providers/identity-provider.ts'
import type { ProviderSetup, ProviderType } from '../../domain/iam/identity-providers/provider-kinds.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { text } from '../../domain/text.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { containsText, type Listed, type Paging, pageOf } from '../listing.ts'
import { explainConstraint } from './constraints.ts'

const providerColumns = [
  'identity_provider.id',
  'identity_provider.code',
  'identity_provider.name',
  'identity_provider.type',
  'identity_provider.config',
  'identity_provider.secret_ciphertext',
  'identity_provider.callback_token_ciphertext',
  'identity_provider.callback_secret_ciphertext',
  'identity_provider.status',
  'identity_provider.first_login',
  'identity_provider.allowed_tenants',
  'identity_provider.created_by',
  'identity_provider.created_at',
  'identity_provider.updated_at',
  'identity_provider.version',
] as const

type Column = (typeof providerColumns)[number] extends `identity_provider.${infer Name}` ? Name : never
/** With its sealed secrets: `openProviderSecret` opens them. */
export type IdentityProvider = Pick<Selectable<Tables['identity_provider']>, Column> & { default_role_ids: number[] }

export const providerSorts = ['id', 'code', 'name', 'type', 'status', 'created_at', 'updated_at'] as const

export type ProviderFilter = {
  q?: string | undefined
  type?: ProviderType | undefined
  status?: IdentityProvider['status'] | undefined
}

export type ProviderSecretColumn = 'secret_ciphertext' | 'callback_token_ciphertext' | 'callback_secret_ciphertext'

/** Codes never change, so that a secret can be bound to one before its row is there. */
export function providerSecretPlace(code: string, column: ProviderSecretColumn = 'secret_ciphertext') {
  return { table: 'identity_provider', column, row: code }
}

/** Undefined for a provider that has none. */
export function openProviderSecret(
  secrets: SecretBox,
  provider: Pick<IdentityProvider, 'code' | ProviderSecretColumn>,
  column: ProviderSecretColumn = 'secret_ciphertext',
): string | undefined {
  const sealed = provider[column]
  return sealed === null ? undefined : secrets.decrypt(sealed, providerSecretPlace(provider.code, column))
}

/** What is stored went through the schema of its kind. */
export function providerSetup({ type, config }: IdentityProvider): ProviderSetup {
  return { type, config } as ProviderSetup
}

export async function listIdentityProviders(
  db: Db,
  filter: ProviderFilter,
  paging: Paging<(typeof providerSorts)[number]>,
): Promise<Listed<IdentityProvider>> {
  const matching = matchProviders(db, filter)
  let ordered = selectProviders(matching)
  for (const { field, direction } of paging.sort) ordered = ordered.orderBy(`identity_provider.${field}`, direction)
  const { items, total } = await pageOf(ordered.orderBy('identity_provider.id'), paging)
  return { items: items.map(toProvider), total }
}

function matchProviders(db: DbOrTx, { q, type, status }: ProviderFilter) {
  let query = db.selectFrom('identity_provider').where('identity_provider.tenant_id', '=', 1)
  if (type) query = query.where('identity_provider.type', '=', type)
  if (status) query = query.where('identity_provider.status', '=', status)
  if (q) {
    query = query.where((eb) =>
      containsText(sql`${eb.ref('identity_provider.name')} || ' ' || ${eb.ref('identity_provider.code')}`, q),
    )
  }
  return query
}

function selectProviders(query: ReturnType<typeof matchProviders>) {
  return query
    .select(providerColumns)
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('identity_provider_role')
          .select('role_id')
          .whereRef('provider_id', '=', 'identity_provider.id')
          .orderBy('role_id'),
      ).as('roles'),
    )
}

function toProvider<Row extends { roles: { role_id: number }[] }>({ roles, ...provider }: Row) {
  return { ...provider, default_role_ids: roles.map(({ role_id }) => role_id) }
}

export async function getIdentityProvider(db: DbOrTx, id: number): Promise<IdentityProvider> {
  const row = await selectProviders(matchProviders(db, {}).where('identity_provider.id', '=', id)).executeTakeFirst()
  if (!row) throw notFound('登录方式', 'sign-in provider')
  return toProvider(row)
}

/** Undefined also for one that is switched off. */
export async function findEnabledProvider(db: DbOrTx, code: string): Promise<IdentityProvider | undefined> {
  const matching = matchProviders(db, { status: 'enabled' }).where('identity_provider.code', '=', code)
  const row = await selectProviders(matching).executeTakeFirst()
  return row && toProvider(row)
}

/** The ways in that the sign-in page offers. */
export async function listWaysIn(db: DbOrTx): Promise<Pick<IdentityProvider, 'code' | 'name' | 'type'>[]> {
  return db
    .selectFrom('identity_provider')
    .select(['code', 'name', 'type'])
    .where('tenant_id', '=', 1)
    .where('status', '=', 'enabled')
    .orderBy('id')
    .execute()
}

type Sealed = Record<ProviderSecretColumn, string | null>

export async function insertIdentityProvider(
  tx: Tx,
  input: IdentityProviderInput & Sealed,
  author: { userId: number },
): Promise<number> {
  const { id } = await tx
    .insertInto('identity_provider')
    .values({ ...rowOf(input), code: input.code, type: input.type, created_by: author.userId })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(explain)
  await replaceDefaultRoles(tx, id, input.default_role_ids)
  return id
}

/** Code and kind stay. False when the provider has another version by now, or is gone. */
export async function replaceIdentityProvider(
  tx: Tx,
  id: number,
  version: number,
  input: IdentityProviderInput & Sealed,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('identity_provider')
    // A change of default roles alone is a change of the record as well.
    .set({ ...rowOf(input), version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await replaceDefaultRoles(tx, id, input.default_role_ids)
  return true
}

/** The identities that it vouched for go with it. False when it is gone already. */
export async function deleteIdentityProvider(tx: Tx, id: number): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('identity_provider').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

async function replaceDefaultRoles(tx: Tx, providerId: number, roleIds: number[]): Promise<void> {
  const wanted = [...new Set(roleIds)]
  await tx
    .deleteFrom('identity_provider_role')
    .where('provider_id', '=', providerId)
    .$if(wanted.length > 0, (query) => query.where('role_id', 'not in', wanted))
    .execute()
  if (wanted.length === 0) return
  await tx
    .insertInto('identity_provider_role')
    .values(wanted.map((role_id) => ({ provider_id: providerId, role_id })))
    .onConflict((held) => held.doNothing())
    .execute()
    .catch(explain)
}

function rowOf({ name, config, status, first_login, allowed_tenants, ...sealed }: IdentityProviderInput & Sealed) {
  const { secret_ciphertext, callback_token_ciphertext, callback_secret_ciphertext } = sealed
  return {
    ...{ name, config: JSON.stringify(config), status, first_login, allowed_tenants },
    ...{ secret_ciphertext, callback_token_ciphertext, callback_secret_ciphertext },
  }
}

const codeTaken = text('编码已被使用', 'This code is taken')

const explain = explainConstraint({
  identity_provider_tenant_id_code_key: () =>
    new DomainError('conflict', codeTaken, { fields: [{ field: 'code', message: codeTaken }] }),
  identity_provider_role_role_id_fkey: () => invalid('default_role_ids', text('角色不存在', 'There is no such role')),
})
