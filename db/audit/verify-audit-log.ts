import { sql } from 'kysely'
import type { Db, Tx } from '../database.ts'
import { auditMonth } from './audit-digest.ts'
import { type AuditVerdict, verifyAuditChain } from './verify-audit-chain.ts'

export type MonthReport = AuditVerdict & {
  month: string
  /** The newest seal: whoever keeps its hash elsewhere can tell later that nothing was cut off. */
  head: { position: number; hash: string } | undefined
}

export type AuditReport = {
  months: MonthReport[]
  /** Rows that are newer than the last seal, and the time of the oldest. */
  waiting: { rows: number; since: Date | null }
  /** Of the hashes that were asked for, those that no seal has. */
  unknownHashes: string[]
}

/**
 * Compares the audit log with its seals, as both are at one moment: all of it, or some months such as `2026-11`. `hashes`
 * are those of seals, in hex, that were noted elsewhere.
 */
export async function verifyAuditLog(
  db: Db,
  { months, hashes = [] }: { months?: string[]; hashes?: string[] } = {},
): Promise<AuditReport> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const reports: MonthReport[] = []
      for (const month of months ?? (await listMonths(tx))) {
        reports.push({ month, ...(await verifyAuditChain(tx, month)), head: await findHead(tx, month) })
      }
      return { months: reports, waiting: await findWaiting(tx), unknownHashes: await findUnknown(tx, hashes) }
    })
}

/** Of the seals, and of rows that should have one. */
async function listMonths(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    select to_char(month, 'YYYY-MM') as month from audit_seal
    union
    select ${auditMonth} from audit_log where id <= (select max(last_id) from audit_seal)
    order by month`.execute(tx)
  return rows.map(({ month }) => month)
}

async function findHead(tx: Tx, month: string): Promise<MonthReport['head']> {
  const head = await tx
    .selectFrom('audit_seal')
    .select(['position', 'hash'])
    .where('tenant_id', '=', 1)
    .where('month', '=', sql<Date>`${`${month}-01`}::date`)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return head && { position: head.position, hash: head.hash.toString('hex') }
}

async function findWaiting(tx: Tx): Promise<AuditReport['waiting']> {
  const { rows } = await sql<AuditReport['waiting']>`
    select count(*) as rows, min(created_at) as since from audit_log
    where id > coalesce((select max(last_id) from audit_seal), 0)`.execute(tx)
  return rows[0] ?? { rows: 0, since: null }
}

async function findUnknown(tx: Tx, hashes: string[]): Promise<string[]> {
  if (hashes.length === 0) return []
  const known = await tx
    .selectFrom('audit_seal')
    .select('hash')
    .where(
      'hash',
      'in',
      hashes.map((hash) => Buffer.from(hash, 'hex')),
    )
    .execute()
  const found = new Set(known.map(({ hash }) => hash.toString('hex')))
  return hashes.filter((hash) => !found.has(hash.toLowerCase()))
}
