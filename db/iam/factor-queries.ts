import { type NotNull, sql } from 'kysely'
import { bindingSeconds, type FactorDuty, type FactorMethod, factorMethods } from '../../domain/iam/factor.ts'
import type { MfaSettings } from '../../domain/settings/mfa-settings.ts'
import type { DbOrTx, Tx } from '../database.ts'

export type Factor = {
  id: number
  method: FactorMethod
  target: string | null
  secret_ciphertext: string | null
  last_counter: number
  bound_at: Date | null
  last_used_at: Date | null
}

type BoundFactor = Factor & { bound_at: Date }

const factorColumns = [
  'id',
  'method',
  'target',
  'secret_ciphertext',
  'last_counter',
  'bound_at',
  'last_used_at',
] as const

/** The factors of a user that the policy accepts. */
export async function listFactors(db: DbOrTx, userId: number, { methods }: Pick<MfaSettings, 'methods'>) {
  const factors: BoundFactor[] = await db
    .selectFrom('user_factor')
    .select(factorColumns)
    .$narrowType<{ bound_at: NotNull }>()
    .where('tenant_id', '=', 1)
    .where('user_id', '=', userId)
    .where('bound_at', 'is not', null)
    .where('method', 'in', methods)
    .execute()
  return factors.sort((a, b) => factorMethods.indexOf(a.method) - factorMethods.indexOf(b.method))
}

/** Where a TOTP secret lies, for sealing and opening it. */
export function factorSecretPlace(userId: number) {
  return { table: 'user_factor', column: 'secret_ciphertext', row: userId }
}

type Pending = { userId: number; method: FactorMethod; target: string | null; sealed: string | null }

/** Begins a binding; one that was begun before is forgotten. */
export async function beginBinding(tx: Tx, { userId, method, target, sealed }: Pending): Promise<number> {
  await tx
    .deleteFrom('user_factor')
    .where('user_id', '=', userId)
    .where('method', '=', method)
    .where('bound_at', 'is', null)
    .execute()
  const { id } = await tx
    .insertInto('user_factor')
    .values({
      user_id: userId,
      method,
      target,
      secret_ciphertext: sealed,
      expires_at: sql<Date>`now() + make_interval(secs => ${bindingSeconds})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function findPendingFactor(db: DbOrTx, userId: number, method: FactorMethod): Promise<Factor | undefined> {
  return db
    .selectFrom('user_factor')
    .select(factorColumns)
    .where('tenant_id', '=', 1)
    .where('user_id', '=', userId)
    .where('method', '=', method)
    .where('bound_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
}

/** Makes the pending factor the one of its kind. False when it is no longer pending. */
export async function finishBinding(tx: Tx, userId: number, { id, method }: Factor): Promise<boolean> {
  await tx
    .deleteFrom('user_factor')
    .where('user_id', '=', userId)
    .where('method', '=', method)
    .where('bound_at', 'is not', null)
    .execute()
  const { numUpdatedRows } = await tx
    .updateTable('user_factor')
    .set({ bound_at: sql<Date>`now()`, last_used_at: sql<Date>`now()`, expires_at: null })
    .where('id', '=', id)
    .where('bound_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await tx.deleteFrom('factor_duty').where('user_id', '=', userId).execute()
  return true
}

/** False when this code, or a later one, was accepted before: by whichever copy of the api. */
export async function acceptCounter(tx: Tx, id: number, counter: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('user_factor')
    .set({ last_counter: counter, last_used_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('last_counter', '<', counter)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function noteFactorUse(tx: Tx, id: number): Promise<void> {
  await tx.updateTable('user_factor').set({ last_used_at: sql<Date>`now()` }).where('id', '=', id).execute()
}

/** Without `method` all of them. How many were bound. */
export async function removeFactors(tx: Tx, userId: number, method?: FactorMethod): Promise<number> {
  const removed = await tx
    .deleteFrom('user_factor')
    .where('user_id', '=', userId)
    .$if(method !== undefined, (query) => query.where('method', '=', method as FactorMethod))
    .returning('bound_at')
    .execute()
  return removed.filter(({ bound_at }) => bound_at !== null).length
}

export async function replaceRecoveryCodes(tx: Tx, userId: number, hashes: Buffer[]): Promise<void> {
  await tx.deleteFrom('recovery_code').where('user_id', '=', userId).execute()
  if (hashes.length === 0) return
  await tx
    .insertInto('recovery_code')
    .values(hashes.map((code_hash) => ({ user_id: userId, code_hash })))
    .execute()
}

export async function countRecoveryCodes(db: DbOrTx, userId: number): Promise<number> {
  const { count } = await db
    .selectFrom('recovery_code')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

export async function isRecoveryCode(db: DbOrTx, userId: number, hash: Buffer): Promise<boolean> {
  const row = await db
    .selectFrom('recovery_code')
    .select('id')
    .where('tenant_id', '=', 1)
    .where('user_id', '=', userId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** False when it was used before. */
export async function useRecoveryCode(tx: Tx, userId: number, hash: Buffer): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('recovery_code')
    .set({ used_at: sql<Date>`now()` })
    .where('tenant_id', '=', 1)
    .where('user_id', '=', userId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Whether a role of the user asks for a factor, whether there is one, and how long it has been put off. */
export async function findFactorDuty(
  db: DbOrTx,
  userId: number,
  { methods, required_role_ids }: Pick<MfaSettings, 'methods' | 'required_role_ids'>,
): Promise<FactorDuty> {
  const { rows } = await sql<FactorDuty>`
    with recursive held (role_id) as (
      select role_id from held_role where user_id = ${userId}
      union
      select parent.parent_id from role_parent as parent join held on parent.role_id = held.role_id
    )
    select
      exists (select from held where role_id = any (${required_role_ids}::bigint[])) as "isRequired",
      exists (select from user_factor
              where user_id = ${userId} and bound_at is not null and method = any (${methods}::text[])) as "hasFactor",
      duty.since, coalesce(duty.sign_ins, 0) as "signIns"
    from (select) as one left join factor_duty as duty on duty.user_id = ${userId}
  `.execute(db)
  const [duty] = rows
  if (!duty) throw new Error('a query without tables gave no row')
  return duty
}

/** Counts a sign-in without the factor that is asked for. */
export async function countPutOff(tx: Tx, userId: number): Promise<void> {
  await tx
    .insertInto('factor_duty')
    .values({ user_id: userId })
    .onConflict((same) => same.column('user_id').doUpdateSet({ sign_ins: sql<number>`factor_duty.sign_ins + 1` }))
    .execute()
}
