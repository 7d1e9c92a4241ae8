import { type SqlBool, sql } from 'kysely'
import { administeringRights } from '../../domain/iam/account-rules.ts'
import type { UserInput } from '../../domain/iam/user.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { Language } from '../../domain/text.ts'
import type { DbOrTx, Tx } from '../database.ts'
import { findPermissionsOfRoles } from './access-queries.ts'
import { deleteUser, insertUser, replaceUser } from './user-changes.ts'
import { visible } from './visible-rows.ts'

export type Account = {
  id: number
  username: string
  name: string
  email: string | null
  phone: string | null
  status: 'active' | 'pending' | 'disabled'
  hasValidPhone: boolean
}

/** By username or e-mail address, as folded by `foldUsername`. */
export async function findAccount(db: DbOrTx, folded: string): Promise<Account | undefined> {
  return accounts(db)
    .where(sql<SqlBool>`(lower(username) = ${folded} or lower(email) = ${folded})`)
    .orderBy(sql`lower(username) = ${folded}`, 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function findAccountById(db: DbOrTx, id: number): Promise<Account | undefined> {
  return accounts(db).where('id', '=', id).executeTakeFirst()
}

/** Those of them that the viewer may see. */
export async function listVisibleAccounts(db: DbOrTx, viewer: Viewer, ids: number[]): Promise<Account[]> {
  return accounts(db)
    .where('id', '=', sql<number>`any(${ids}::bigint[])`)
    .where(visible(viewer, 'user'))
    .orderBy('id')
    .execute()
}

/** Somebody, so that what is done for nobody costs what it costs for somebody; it is undone. */
export async function getAnybody(db: DbOrTx): Promise<Account> {
  return accounts(db).orderBy('id').limit(1).executeTakeFirstOrThrow()
}

function accounts(db: DbOrTx) {
  return db
    .selectFrom('user')
    .select(['id', 'username', 'name', 'email', 'phone', 'status'])
    .select(sql<boolean>`phone is not null and phone_verified_at is not null`.as('hasValidPhone'))
    .where('tenant_id', '=', 1)
    .where('deleted_at', 'is', null)
}

/** Registrations come one after the other, so that none finds a name free that another takes. */
export async function lockRegistration(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('ops register'))`.execute(tx)
}

/** Frees what was registered and never activated: names are not taken by those who do not come. */
export async function removeStaleRegistrations(tx: Tx, names: { username: string; email: string }): Promise<void> {
  const stale = await accounts(tx)
    .where(({ eb, or }) =>
      or([
        eb(sql<string>`lower(username)`, '=', names.username.toLowerCase()),
        eb(sql<string>`lower(email)`, '=', names.email.toLowerCase()),
      ]),
    )
    .where('status', '=', 'pending')
    .where(({ exists, not, selectFrom }) =>
      exists(tokensOf(selectFrom('account_token'))).and(
        not(exists(tokensOf(selectFrom('account_token')).where('expires_at', '>', sql<Date>`now()`))),
      ),
    )
    .execute()
  for (const { id } of stale) await deleteUser(tx, id)
}

// biome-ignore lint/suspicious/noExplicitAny: the type of a subquery's beginning is not exported.
function tokensOf(query: any) {
  return query.select('id').whereRef('account_token.user_id', '=', 'user.id').where('purpose', '=', 'registration')
}

export type Registration = Pick<UserInput, 'username' | 'name' | 'email' | 'phone'>

export async function insertRegistration(
  tx: Tx,
  registration: Registration,
  { roleId, language }: { roleId: number | undefined; language: Language },
): Promise<number> {
  const id = await insertUser(tx, inputOf(registration, roleId), { userId: null })
  await tx.updateTable('user').set({ language }).where('id', '=', id).execute()
  return id
}

/** Whoever registers again before activating has thought better of it. False when the account was activated meanwhile. */
export async function replaceRegistration(
  tx: Tx,
  id: number,
  registration: Registration,
  roleId: number | undefined,
): Promise<boolean> {
  const { version } = await tx
    .selectFrom('user')
    .select('version')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const isReplaced = await replaceUser(tx, id, version, inputOf(registration, roleId))
  await tx.updateTable('user').set({ phone_verified_at: null }).where('id', '=', id).execute()
  return isReplaced
}

function inputOf(registration: Registration, roleId: number | undefined): UserInput {
  return { ...registration, role_ids: roleId === undefined ? [] : [roleId], attributes: {}, status: 'pending' }
}

export async function isSelfRegistered(db: DbOrTx, userId: number): Promise<boolean> {
  const token = await db
    .selectFrom('account_token')
    .select('id')
    .where('user_id', '=', userId)
    .where('purpose', '=', 'registration')
    .limit(1)
    .executeTakeFirst()
  return token !== undefined
}

/** False when the account is no longer pending. */
export async function openAccount(tx: Tx, id: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('user')
    .set({ status: 'active' })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The role that who registers is given; none when it is gone or administers: nobody becomes that by registering. */
export async function findDefaultRole(db: DbOrTx, code: string): Promise<number | undefined> {
  if (code === '') return undefined
  const role = await db
    .selectFrom('role')
    .select('id')
    .where('tenant_id', '=', 1)
    .where('code', '=', code)
    .executeTakeFirst()
  if (!role) return undefined
  const rights = await findPermissionsOfRoles(db, [role.id])
  return rights.some((right) => administeringRights.includes(right)) ? undefined : role.id
}

/** Makes the user choose another password at this sign-in when the present one is older than the policy allows. */
export async function expirePassword(tx: Tx, userId: number, maxAgeDays: number): Promise<void> {
  await tx
    .updateTable('user')
    .set({ must_change_password: true })
    .where('id', '=', userId)
    .where('must_change_password', '=', false)
    .where('password_changed_at', '<', sql<Date>`now() - make_interval(days => ${maxAgeDays})`)
    .execute()
}

/** Runs `work`, and undoes it unless it is meant: whether it was does not show in how long it took. */
export async function inEarnest(tx: Tx, isMeant: boolean, work: () => Promise<void>): Promise<void> {
  await sql`savepoint in_earnest`.execute(tx)
  await work()
  if (!isMeant) await sql`rollback to savepoint in_earnest`.execute(tx)
}
