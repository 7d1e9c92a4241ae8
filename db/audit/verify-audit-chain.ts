import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { DbOrTx } from '../database.ts'
import { auditMonth, canonicalAuditRow, createAuditDigest } from './audit-digest.ts'

export type AuditProblem =
  /** Rows of a seal differ in content, are fewer, or are more than when it was made. */
  | { kind: 'changed' | 'removed' | 'added'; position: number; ids: [after: number, last: number] }
  /** A row says that it is much older than the time at which its id was given out. */
  | { kind: 'back_dated'; id: number }
  /** A seal is missing, or is not linked to the one before it. */
  | { kind: 'broken_chain'; position: number }
  /** Rows came into a month after what was written later had been sealed, or the seals of that month are gone. */
  | { kind: 'uncovered'; rows: number }

export type AuditVerdict = { seals: number; rows: number; problems: AuditProblem[] }

type StoredSeal = {
  id: number
  position: number
  row_count: number
  last_id: number
  previous_hash: Buffer
  hash: Buffer
  created_at: Date
}

/** A transaction may begin this long before its row is sealed. */
const toleranceMs = 15 * 60_000
const rowsPerRead = 5000

/** Reads a whole month, such as `2026-11`, and compares it with its seals. */
export async function verifyAuditChain(db: DbOrTx, month: string): Promise<AuditVerdict> {
  const seals = await listSeals(db, month)
  const problems = await findBrokenLinks(db, seals)
  let rows = 0
  let after = 0
  for (const seal of seals) {
    const verdict = await verifySeal(db, month, seal, after)
    rows += verdict.rows
    problems.push(...verdict.problems)
    after = seal.last_id
  }
  const uncovered = await countUncovered(db, month, after)
  if (uncovered > 0) problems.push({ kind: 'uncovered', rows: uncovered })
  return { seals: seals.length, rows, problems }
}

async function listSeals(db: DbOrTx, month: string): Promise<StoredSeal[]> {
  return db
    .selectFrom('audit_seal')
    .select(['id', 'position', 'row_count', 'last_id', 'previous_hash', 'hash', 'created_at'])
    .where('tenant_id', '=', 1)
    .where('month', '=', sql<Date>`${`${month}-01`}::date`)
    .orderBy('position')
    .execute()
}

async function findBrokenLinks(db: DbOrTx, seals: StoredSeal[]): Promise<AuditProblem[]> {
  const [first, ...others] = seals
  if (!first) return []
  const linked = await db
    .selectFrom('audit_seal')
    .select('hash')
    .where('id', '<', first.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const isFirstLinked = first.position === 1 && first.previous_hash.equals(linked?.hash ?? Buffer.alloc(32))
  const broken = others.filter((seal, index) => {
    const before = seals[index]
    return !before || seal.position !== before.position + 1 || !seal.previous_hash.equals(before.hash)
  })
  return [...(isFirstLinked ? [] : [first]), ...broken].map(({ position }) => ({ kind: 'broken_chain', position }))
}

async function verifySeal(db: DbOrTx, month: string, seal: StoredSeal, after: number) {
  const digest = createAuditDigest({
    previousHash: seal.previous_hash,
    month,
    position: seal.position,
    lastId: seal.last_id,
    sealedAt: seal.created_at,
  })
  const earliest = await earliestHonest(db, seal)
  const problems: AuditProblem[] = []
  for (let from = after; ; ) {
    const rows = await readRows(db, month, from, seal.last_id)
    for (const { id, created_at, canonical } of rows) {
      digest.add(canonical)
      if (created_at.getTime() < earliest) problems.push({ kind: 'back_dated', id })
    }
    const last = rows.at(-1)
    if (!last || rows.length < rowsPerRead) break
    from = last.id
  }
  const rows = digest.count()
  if (!digest.hash().equals(seal.hash)) {
    const kind = rows < seal.row_count ? 'removed' : rows > seal.row_count ? 'added' : 'changed'
    problems.push({ kind, position: seal.position, ids: [after, seal.last_id] })
  }
  return { rows, problems }
}

/** Ids of this seal were given out after the seal before it, of whatever month, was made. */
async function earliestHonest(db: DbOrTx, seal: StoredSeal): Promise<number> {
  const before = await db
    .selectFrom('audit_seal')
    .select('created_at')
    .where('last_id', '<', seal.last_id)
    .orderBy('last_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return before ? before.created_at.getTime() - toleranceMs : Number.NEGATIVE_INFINITY
}

async function readRows(db: DbOrTx, month: string, after: number, last: number) {
  const { rows } = await sql<{ id: number; created_at: Date; canonical: string }>`
    select id, created_at, ${canonicalAuditRow} as canonical from audit_log
    where id > ${after} and id <= ${last} and ${isOfMonth(month)}
    order by id limit ${rowsPerRead}`.execute(db)
  return rows
}

/** Rows beyond the last seal of their month, of ids that another month's seal has passed by. */
async function countUncovered(db: DbOrTx, month: string, after: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from audit_log
    where id > ${after} and id <= (select max(last_id) from audit_seal) and ${isOfMonth(month)}`.execute(db)
  return rows[0]?.count ?? 0
}

function isOfMonth(month: string): RawBuilder<SqlBool> {
  return sql`${auditMonth} = ${month}
    and created_at >= (${`${month}-01`}::timestamp at time zone 'UTC')
    and created_at < ((${`${month}-01`}::timestamp + interval '1 month') at time zone 'UTC')`
}
