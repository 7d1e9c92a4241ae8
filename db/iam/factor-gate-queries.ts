import { sql } from 'kysely'
import type { LockoutSettings } from '../../domain/settings/lockout-settings.ts'
import type { Db, DbOrTx } from '../database.ts'

/**
 * Counts a try at a user's second factor before it is looked at, in one statement: however many come at once, on however
 * many copies of the api, no more than `max_failures` are. Seconds until the lock ends, or undefined when it may go on;
 * a right answer calls `forgetFactorTries`.
 */
export async function admitFactorTry(
  db: Db,
  userId: number,
  { max_failures, lock_minutes }: LockoutSettings,
): Promise<number | undefined> {
  const isOver = sql`gate.tried_at <= now() - make_interval(mins => ${lock_minutes})`
  const admitted = await sql`
    insert into factor_gate as gate (user_id, tries, tried_at) values (${userId}, 1, now())
    on conflict (user_id) do update set
      tries = case when ${isOver} then 1 else gate.tries + 1 end, tried_at = now()
    where ${isOver} or gate.tries < ${max_failures}
    returning user_id
  `.execute(db)
  if (admitted.rows.length > 0) return undefined
  const { rows } = await sql<{ seconds: number }>`
    select greatest(1, ceil(extract(epoch from tried_at + make_interval(mins => ${lock_minutes}) - now())))::integer as seconds
    from factor_gate where user_id = ${userId}
  `.execute(db)
  return rows[0]?.seconds ?? 1
}

export async function forgetFactorTries(db: DbOrTx, userId: number): Promise<void> {
  await db.deleteFrom('factor_gate').where('user_id', '=', userId).execute()
}
