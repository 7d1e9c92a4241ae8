import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'

/** What one seal vouches for, besides the rows themselves. */
export type SealHead = { previousHash: Buffer; month: string; position: number; lastId: number; sealedAt: Date }

/** `2026-11` of a row, by UTC. */
export const auditMonth = sql<string>`to_char(created_at at time zone 'UTC', 'YYYY-MM')`

/**
 * All columns of an audit row as one text that is the same whenever and wherever it is made. A column that is added
 * later must not be added here: earlier seals would no longer fit.
 */
export const canonicalAuditRow: RawBuilder<string> = sql`json_build_array(
  id, tenant_id, user_id, user_name, roles, page, device, ip_address, user_agent, action, resource, resource_id,
  request_path, request_method, request_body, response_code, duration, trace_id, reason,
  to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')
)::text`

export type AuditDigest = { add(canonicalRow: string): void; count(): number; hash(): Buffer }

export function createAuditDigest({ previousHash, month, position, lastId, sealedAt }: SealHead): AuditDigest {
  const hash = createHash('sha256')
  let count = 0
  hash.update(previousHash)
  hash.update(`${JSON.stringify([month, position, lastId, sealedAt.toISOString()])}\n`)
  return {
    add(canonicalRow) {
      hash.update(`${canonicalRow}\n`)
      count++
    },
    count: () => count,
    hash: () => hash.digest(),
  }
}
