import { sql } from 'kysely'
import type { Db, Tx } from '../database.ts'

/** One key of one caller at one route. */
type KeyPlace = { userId: number; route: string; key: string }
export type KeyClaim = KeyPlace & { claim: string }

export type ClaimOutcome =
  /** `effects` and `traceId` are those of an attempt that changed something and was cut off before it answered. */
  | { state: 'claimed'; effects: string | null; traceId: string | null }
  | { state: 'answered'; status: number; body: string }
  | { state: 'busy' }
  | { state: 'different' }

const keptHours = 24

/**
 * Makes the caller's attempt the one that may act under this key. An attempt that was released, or that is older than
 * `staleMs` and never answered, is taken over; should it still run, its transactions find their claim gone.
 */
export async function claimKey(
  db: Db,
  { userId, route, key, claim }: KeyClaim,
  { requestHash, traceId, staleMs }: { requestHash: Buffer; traceId: string; staleMs: number },
): Promise<ClaimOutcome> {
  const existing = await findKey(db, { userId, route, key })
  if (existing && !existing.is_expired) {
    if (!existing.request_hash.equals(requestHash)) return { state: 'different' }
    const { response_status: status, response_body: body } = existing
    if (status !== null && body !== null) return { state: 'answered', status, body }
    if (existing.claim !== null && existing.age_ms < staleMs) return { state: 'busy' }
  }
  const { rows } = await sql<{ effects: string | null; trace_id: string | null }>`
    insert into idempotency_key as known (user_id, route, key, request_hash, claim, trace_id)
    values (${userId}, ${route}, ${key}, ${requestHash}, ${claim}, ${traceId})
    on conflict (tenant_id, user_id, route, key) do update set
      claim = excluded.claim, claimed_at = clock_timestamp(), request_hash = excluded.request_hash,
      response_status = null, response_body = null,
      created_at = case when ${isExpired} then clock_timestamp() else known.created_at end,
      effects = case when ${isExpired} then null else known.effects end,
      trace_id = case when ${isExpired} or known.effects is null then excluded.trace_id else known.trace_id end
    where ${isExpired}
       or (known.request_hash = excluded.request_hash and known.response_status is null
           and (known.claim is null or known.claimed_at < clock_timestamp() - make_interval(secs => ${staleMs / 1000})))
    returning effects, trace_id`.execute(db)
  const [row] = rows
  return row ? { state: 'claimed', effects: row.effects, traceId: row.trace_id } : { state: 'busy' }
}

const isExpired = sql<boolean>`known.created_at < clock_timestamp() - make_interval(hours => ${sql.lit(keptHours)})`

async function findKey(db: Db, { userId, route, key }: KeyPlace) {
  const { rows } = await sql<{
    request_hash: Buffer
    response_status: number | null
    response_body: string | null
    claim: string | null
    age_ms: number
    is_expired: boolean
  }>`
    select request_hash, response_status, response_body, claim, ${isExpired} as is_expired,
           (extract(epoch from clock_timestamp() - claimed_at) * 1000)::float8 as age_ms
    from idempotency_key as known
    where tenant_id = 1 and user_id = ${userId} and route = ${route} and key = ${key}`.execute(db)
  return rows[0]
}

/** Written by the very transaction that changes things. False when another attempt took the key over: roll back then. */
export async function noteEffects(tx: Tx, key: KeyClaim, effects: string): Promise<boolean> {
  const { numUpdatedRows } = await atClaim(tx, key).set({ effects }).executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** From now on the same request gets this answer. */
export async function storeAnswer(db: Db, key: KeyClaim, answer: { status: number; body: string }): Promise<void> {
  await atClaim(db, key)
    .set({ response_status: answer.status, response_body: answer.body, effects: null, claim: null })
    .execute()
}

/** Lets the next attempt act at once; it goes on from what this one already did. */
export async function releaseKey(db: Db, key: KeyClaim): Promise<void> {
  await atClaim(db, key).set({ claim: null }).execute()
}

function atClaim(db: Db | Tx, { userId, route, key, claim }: KeyClaim) {
  return db
    .updateTable('idempotency_key')
    .where('tenant_id', '=', 1)
    .where('user_id', '=', userId)
    .where('route', '=', route)
    .where('key', '=', key)
    .where('claim', '=', claim)
}

export async function removeExpiredKeys(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from idempotency_key as known where ${isExpired}`.execute(db)
  return Number(numAffectedRows ?? 0)
}
