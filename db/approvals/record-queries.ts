import { type RawBuilder, sql } from 'kysely'
import type { ApprovalAction } from '../../domain/approvals/approval.ts'
import type { DbOrTx, Tx } from '../database.ts'

export type NewRecord = {
  nodeId: string
  taskId?: number | null | undefined
  approverId: number | null
  action: ApprovalAction
  comment?: string | undefined
  attachments?: number[] | undefined
  details?: Record<string, unknown> | undefined
  /** What is told twice under one key is written once. */
  key?: string | undefined
}

/** As the table has them. */
export function rowOfRecord(record: NewRecord) {
  return {
    node_id: record.nodeId,
    task_id: record.taskId ?? null,
    approver_id: record.approverId,
    action: record.action,
    comment: record.comment ?? '',
    attachments: record.attachments ?? [],
    details: record.details ?? {},
    action_key: record.key ?? null,
  }
}

/** Whether this was done already, by a try whose answer was lost. */
export async function isRecorded(tx: DbOrTx, instanceId: number, key: string): Promise<boolean> {
  const { rows } = await sql<{ isSo: boolean }>`select ${recorded(instanceId, key)} as "isSo"`.execute(tx)
  return rows[0]?.isSo ?? false
}

/** The same, as a part of a statement. */
export function recorded(instanceId: number, key: string): RawBuilder<boolean> {
  return sql`exists (select from approval_record
    where tenant_id = 1 and instance_id = ${instanceId} and action_key = ${key})`
}

/** When the applicant last reminded somebody of it. */
export async function lastUrgedAt(tx: Tx, instanceId: number): Promise<Date | undefined> {
  const last = await tx
    .selectFrom('approval_record')
    .select('created_at')
    .where('instance_id', '=', instanceId)
    .where('action', '=', 'urge')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.created_at
}
