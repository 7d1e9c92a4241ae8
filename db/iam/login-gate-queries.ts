import { type RawBuilder, sql } from 'kysely'
import type { LockoutSettings } from '../../domain/settings/lockout-settings.ts'
import type { Db, DbOrTx, Tx } from '../database.ts'

/** An attempt that was not settled for so long was lost with its process. */
const lostAfter = sql`interval '1 minute'`

/** What tries are counted by: a name, apart for each browser in which it signed in before. */
export type Gate = { name: string; browser?: string }

export type Admission = { outcome: 'admitted' } | { outcome: 'busy' } | { outcome: 'locked'; secondsLeft: number }

/**
 * Counts an attempt as a failure beforehand and says whether it may go on, in one statement: however many try a name at
 * once, on however many copies of the api, no more than `max_failures` get as far as the hash. Who is admitted settles
 * it by `countFailure`, `forgetAttempts` or `takeBackAttempt`. `busy`: others are being decided, ask again.
 */
export async function admitAttempt(
  db: Db,
  { name, browser = '' }: Gate,
  { max_failures }: LockoutSettings,
): Promise<Admission> {
  const pending = sql`case when gate.pending_at < now() - ${lostAfter} then 0 else gate.pending end`
  const failures = sql`case when gate.locked_until is null then least(gate.failures, ${max_failures} - 1) else 0 end`
  const admitted = await sql`
    insert into login_gate as gate (name, browser, pending, pending_at) values (${name}, ${browser}, 1, now())
    on conflict (tenant_id, name, browser) do update set
      failures = ${failures}, locked_until = null, pending = ${pending} + 1, pending_at = now()
    where (gate.locked_until is null or gate.locked_until <= now()) and ${failures} + ${pending} < ${max_failures}
    returning name
  `.execute(db)
  if (admitted.rows.length > 0) return { outcome: 'admitted' }
  const secondsLeft = await findLock(db, { name, browser })
  return secondsLeft === undefined ? { outcome: 'busy' } : { outcome: 'locked', secondsLeft }
}

/** Settles an admitted attempt as failed; the last one that the policy allows locks the name. */
export async function countFailure(db: DbOrTx, { name, browser = '' }: Gate, policy: LockoutSettings): Promise<void> {
  const { max_failures, lock_minutes } = policy
  const lockWhen = (failures: RawBuilder<unknown>) =>
    sql`case when ${failures} >= ${max_failures}::integer then now() + make_interval(mins => ${lock_minutes}) end`
  await sql`
    insert into login_gate as gate (name, browser, failures, last_failed_at, locked_until)
    values (${name}, ${browser}, 1, now(), ${lockWhen(sql`1`)})
    on conflict (tenant_id, name, browser) do update set
      failures = gate.failures + 1, pending = greatest(gate.pending - 1, 0), last_failed_at = now(),
      locked_until = coalesce(gate.locked_until, ${lockWhen(sql`gate.failures + 1`)})
  `.execute(db)
}

/** Settles an admitted attempt as right: failures count in a row. */
export async function forgetAttempts(db: DbOrTx, { name, browser = '' }: Gate): Promise<void> {
  await db.deleteFrom('login_gate').where('name', '=', name).where('browser', '=', browser).execute()
}

/** For everybody, whichever browser they use. */
export async function unlockName(tx: Tx, name: string): Promise<void> {
  await tx.deleteFrom('login_gate').where('name', '=', name).execute()
}

/** Settles an admitted attempt that was never decided. */
export async function takeBackAttempt(db: Db, { name, browser = '' }: Gate): Promise<void> {
  await db
    .updateTable('login_gate')
    .set({ pending: sql<number>`greatest(pending - 1, 0)` })
    .where('name', '=', name)
    .where('browser', '=', browser)
    .execute()
}

async function findLock(db: Db, { name, browser = '' }: Gate): Promise<number | undefined> {
  const row = await db
    .selectFrom('login_gate')
    .select(sql<number>`ceil(extract(epoch from locked_until - now()))::integer`.as('secondsLeft'))
    .where('name', '=', name)
    .where('browser', '=', browser)
    .where('locked_until', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return row?.secondsLeft
}
