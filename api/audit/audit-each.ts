import type { Context } from 'hono'
import { insertAuditRows } from '../../db/audit/audited-transaction.ts'
import type { Tx } from '../../db/database.ts'
import type { AuditAction } from '../../domain/audit/audit-action.ts'
import type { ApiEnv } from '../context.ts'
import { auditRowOf } from './audit-row.ts'

/** Besides the row of a request that changes many records: one for each of them. `about` stands in place of the whole body. */
export async function auditEach(
  c: Context<ApiEnv>,
  tx: Tx,
  { ids, action, about }: { ids: number[]; action: AuditAction; about: object },
): Promise<void> {
  const { route } = c.var.call
  if (!route || ids.length === 0) return
  const requestBody = JSON.stringify(about)
  await insertAuditRows(
    tx,
    ids.map((id) => ({ ...auditRowOf(c, route, { status: 200, resourceId: id }), action, request_body: requestBody })),
  )
}
