import { sql } from 'kysely'
import type { Quota } from '../../domain/iam/account-rules.ts'
import type { DbOrTx, Tx } from '../database.ts'

/**
 * Counts one more for this subject, unless one of the quotas is spent: then gives the seconds until it is not. Each is
 * counted and checked in one statement, so that however many ask at once, no more than the quota get through.
 */
export async function takeQuota(db: DbOrTx, subject: string, quotas: readonly Quota[]): Promise<number | undefined> {
  for (const quota of quotas) {
    const taken = await takeOfEach(db, [subject], quota)
    if (taken.length === 0) return findWait(db, subject, quota.minutes)
  }
  return undefined
}

/** The same for many at once: gives those of whom no quota was spent. */
export async function takeQuotas(tx: Tx, subjects: string[], quotas: readonly Quota[]): Promise<Set<string>> {
  let left = subjects
  for (const quota of quotas) left = await takeOfEach(tx, left, quota)
  return new Set(left)
}

/** In one order whoever asks, so that two who ask for the same subjects wait for each other only one way round. */
async function takeOfEach(db: DbOrTx, subjects: string[], { minutes, most }: Quota): Promise<string[]> {
  const end = sql`q.started_at + make_interval(mins => q.minutes)`
  const { rows } = await sql<{ subject: string }>`
    insert into send_quota as q (subject, minutes, sent, started_at)
    select subject, ${minutes}, 1, now() from unnest(${subjects}::text[]) as subject order by subject
    on conflict (tenant_id, subject, minutes) do update set
      sent = case when ${end} <= now() then 1 else q.sent + 1 end,
      started_at = case when ${end} <= now() then now() else q.started_at end
    where ${end} <= now() or q.sent < ${most}
    returning subject
  `.execute(db)
  return rows.map(({ subject }) => subject)
}

async function findWait(db: DbOrTx, subject: string, minutes: number): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select greatest(1, ceil(extract(epoch from started_at + make_interval(mins => minutes) - now())))::integer as seconds
    from send_quota where subject = ${subject} and minutes = ${minutes}
  `.execute(db)
  return rows[0]?.seconds ?? 1
}

export async function removeEndedQuotas(db: DbOrTx): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from send_quota where started_at + make_interval(mins => minutes) <= now()
  `.execute(db)
  return Number(numAffectedRows ?? 0)
}
