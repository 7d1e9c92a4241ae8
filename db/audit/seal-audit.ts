import { sql } from 'kysely'
import type { Db, Tx } from '../database.ts'
import { auditMonth, canonicalAuditRow, createAuditDigest } from './audit-digest.ts'

/** To be kept outside the database, too: nobody who rewrites the rows can rewrite what was logged elsewhere. */
export type Seal = { month: string; position: number; rowCount: number; lastId: number; hash: string }

type Mark = { lastId: number; writers: string[] }

const mostRows = 2000
const sealerLock = 6_402_711

/**
 * Gives a function that seals what has been written since the last seal, a batch at a time, each month in a chain of its
 * own. Call it every few seconds: it seals rows up to an id only when every transaction that may still hold one below it
 * has ended, so no row can come late. Any number of processes may call it; one seals at a time.
 */
export function createAuditSealer(db: Db): () => Promise<Seal[]> {
  let mark: Mark | undefined

  return async () => {
    const { seals, next } = await db.transaction().execute(async (tx) => {
      if (!(await takeTurn(tx))) return { seals: [], next: mark }
      const writers = await listWriters(tx)
      if (mark?.writers.some((writer) => writers.includes(writer))) return { seals: [], next: mark }
      const seals = mark ? await sealUpTo(tx, mark.lastId) : []
      const isCaughtUp = seals.reduce((sum, { rowCount }) => sum + rowCount, 0) < mostRows
      return { seals, next: isCaughtUp ? undefined : mark }
    })
    // Order matters: whoever took an id that is read here is among the writers that are listed after it, or has ended.
    mark = next ?? { lastId: await lastAuditId(db), writers: await listWriters(db) }
    return seals
  }
}

async function takeTurn(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${sealerLock}) as taken`.execute(tx)
  return rows[0]?.taken ?? false
}

async function lastAuditId(db: Db): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select case when is_called then last_value else 0 end as id from audit_log_id_seq`.execute(db)
  return rows[0]?.id ?? 0
}

/** Transactions that have written audit rows, or are about to: an insert locks the table before it takes an id. */
async function listWriters(db: Db | Tx): Promise<string[]> {
  const { rows } = await sql<{ writer: string }>`
    select virtualtransaction as writer from pg_locks
    where locktype = 'relation' and relation = 'audit_log'::regclass and mode = 'RowExclusiveLock'
      and database = (select oid from pg_database where datname = current_database())`.execute(db)
  return rows.map(({ writer }) => writer)
}

async function sealUpTo(tx: Tx, safeId: number): Promise<Seal[]> {
  const last = await tx
    .selectFrom('audit_seal')
    .select(['last_id', 'hash'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { rows } = await sql<{ id: number; month: string; canonical: string }>`
    select id, ${auditMonth} as month, ${canonicalAuditRow} as canonical from audit_log
    where id > ${last?.last_id ?? 0} and id <= ${safeId} order by id limit ${mostRows}`.execute(tx)
  const lastId = rows.at(-1)?.id
  if (lastId === undefined) return []
  const seals: Seal[] = []
  let previousHash = last?.hash ?? Buffer.alloc(32)
  for (const [month, inMonth] of Map.groupBy(rows, (row) => row.month)) {
    const canonicalRows = inMonth.map(({ canonical }) => canonical)
    const seal = await insertSeal(tx, { month, canonicalRows, lastId, linkedHash: previousHash })
    previousHash = Buffer.from(seal.hash, 'hex')
    seals.push(seal)
  }
  return seals
}

/** The first seal of a month is linked to the seal that was made before it in whatever month. */
async function insertSeal(
  tx: Tx,
  {
    month,
    canonicalRows,
    lastId,
    linkedHash,
  }: { month: string; canonicalRows: string[]; lastId: number; linkedHash: Buffer },
): Promise<Seal> {
  const firstDay = `${month}-01`
  const before = await tx
    .selectFrom('audit_seal')
    .select(['position', 'hash'])
    .where('tenant_id', '=', 1)
    .where('month', '=', sql<Date>`${firstDay}::date`)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  const position = (before?.position ?? 0) + 1
  const previousHash = before?.hash ?? linkedHash
  const { rows } = await sql<{ now: Date }>`select date_trunc('milliseconds', clock_timestamp()) as now`.execute(tx)
  const sealedAt = rows[0]?.now ?? new Date()
  const digest = createAuditDigest({ previousHash, month, position, lastId, sealedAt })
  for (const row of canonicalRows) digest.add(row)
  const hash = digest.hash()
  const rowCount = canonicalRows.length
  await tx
    .insertInto('audit_seal')
    .values({
      month: firstDay,
      position,
      row_count: rowCount,
      last_id: lastId,
      previous_hash: previousHash,
      hash,
      created_at: sealedAt,
    })
    .execute()
  return { month, position, rowCount, lastId, hash: hash.toString('hex') }
}
