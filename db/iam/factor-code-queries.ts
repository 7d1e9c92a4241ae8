import { sql } from 'kysely'
import { type SentMethod, sendLimits, sentCodeSeconds, sentCodeTries } from '../../domain/iam/factor.ts'
import type { Db, Tx } from '../database.ts'

type NewCode = { userId: number; request: string; method: SentMethod; target: string; codeHash: Buffer }

/** Seconds until another code may go to this person or to this address; undefined when one may go now. */
export async function findSendPause(tx: Tx, userId: number, target: string): Promise<number | undefined> {
  // Two people with one address come here one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended('code to ' || ${target}, 0))`.execute(tx)
  const { rows } = await sql<{ seconds: number | null }>`
    with sent as (
      select created_at from factor_code
      where (user_id = ${userId} or target = ${target}) and created_at > now() - interval '1 day'
    )
    select ceil(extract(epoch from greatest(
      (select max(created_at) from sent) + make_interval(secs => ${sendLimits.pauseSeconds}),
      (select created_at from sent order by created_at desc offset ${sendLimits.perHour - 1} limit 1) + interval '1 hour',
      (select created_at from sent order by created_at desc offset ${sendLimits.perDay - 1} limit 1) + interval '1 day'
    ) - now()))::integer as seconds
  `.execute(tx)
  const seconds = rows[0]?.seconds ?? 0
  return seconds > 0 ? seconds : undefined
}

/** The newest code of a request is the only one that counts. */
export async function insertCode(tx: Tx, { userId, request, method, target, codeHash }: NewCode): Promise<number> {
  await tx
    .deleteFrom('factor_code')
    .where('user_id', '=', userId)
    .where('created_at', '<', sql<Date>`now() - interval '1 day'`)
    .execute()
  await tx
    .updateTable('factor_code')
    .set({ used_at: sql<Date>`now()` })
    .where('user_id', '=', userId)
    .where('request', '=', request)
    .where('method', '=', method)
    .where('used_at', 'is', null)
    .execute()
  const { id } = await tx
    .insertInto('factor_code')
    .values({
      user_id: userId,
      request,
      method,
      target,
      code_hash: codeHash,
      expires_at: sql<Date>`now() + make_interval(secs => ${sentCodeSeconds})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Counts a try before it is looked at; undefined without a code that could still be right. */
export async function takeCodeTry(
  db: Db,
  { userId, request, method }: Pick<NewCode, 'userId' | 'request' | 'method'>,
): Promise<{ id: number; code_hash: Buffer } | undefined> {
  return db
    .updateTable('factor_code')
    .set({ tries: sql<number>`tries + 1` })
    .where('user_id', '=', userId)
    .where('request', '=', request)
    .where('method', '=', method)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .where('tries', '<', sentCodeTries)
    .returning(['id', 'code_hash'])
    .executeTakeFirst()
}

/** False when it was used, or replaced by a newer one, meanwhile. */
export async function useCode(tx: Tx, id: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('factor_code')
    .set({ used_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
