import { type RawBuilder, type Selectable, sql } from 'kysely'
import { nowhere } from '../../domain/approvals/tokens/token-state.ts'
import type { DbOrTx, Tables, Tx } from '../database.ts'
import { missingApproval } from './held-instance.ts'

const columns = [
  'approval_instance.id',
  'workflow_id',
  'workflow_version',
  'business_type',
  'business_id',
  'title',
  'current_node',
  'approval_instance.status',
  'applicant_id',
  'submitted_at',
  'ended_at',
  'approval_instance.created_at',
  'approval_instance.updated_at',
  'approval_instance.version',
] as const

type Row = Selectable<Tables['approval_instance']>
type Named = { workflow_name: string; applicant_name: string | null }
export type ApprovalBrief = Pick<
  Row,
  | 'id'
  | 'workflow_id'
  | 'workflow_version'
  | 'business_type'
  | 'business_id'
  | 'title'
  | 'current_node'
  | 'status'
  | 'applicant_id'
  | 'submitted_at'
  | 'ended_at'
  | 'created_at'
  | 'updated_at'
  | 'version'
> &
  Named
export type Approval = ApprovalBrief &
  Pick<Row, 'form_data' | 'tokens' | 'department_id' | 'created_by' | 'trace_id' | 'selected_approvers' | 'round'>

/** Throws `not_found`. */
export async function getApproval(db: DbOrTx, id: number): Promise<Approval> {
  const found = await selectApproval(db, id).executeTakeFirst()
  if (!found) throw missingApproval()
  return found
}

function selectApproval(db: DbOrTx, id: number) {
  return selectApprovals(db)
    .select(['form_data', 'tokens', 'approval_instance.department_id', 'approval_instance.created_by', 'trace_id'])
    .select(['selected_approvers', 'round'])
    .where('approval_instance.id', '=', id)
}

/** `copy_node`: the node that sent them their copy. `has_files`: whether records bring any along. */
export type SeenApproval = Approval & { takes_part: boolean; copy_node: string | null; has_files: boolean }

/** The same, as it is to somebody. Throws `not_found`. */
export async function getApprovalSeenBy(db: DbOrTx, id: number, userId: number): Promise<SeenApproval> {
  const found = await selectApproval(db, id)
    .select([
      takesPartIn(sql.ref('approval_instance.id'), userId).as('takes_part'),
      sql<string | null>`(select node_id from approval_cc where instance_id = ${id} and user_id = ${userId})`.as(
        'copy_node',
      ),
      sql<boolean>`exists (select from file where owner_table = 'approval_instance' and owner_id = ${String(id)})`.as(
        'has_files',
      ),
    ])
    .executeTakeFirst()
  if (!found) throw missingApproval()
  return found
}

/** Whether somebody has anything to do with a request. */
export async function takesPart(db: DbOrTx, id: number, userId: number): Promise<boolean> {
  const { rows } = await sql<{ is_so: boolean }>`select ${takesPartIn(sql`${id}`, userId)} as is_so`.execute(db)
  return rows[0]?.is_so ?? false
}

/** As applicant, approver, or by a copy. */
function takesPartIn(id: RawBuilder<unknown>, userId: number): RawBuilder<boolean> {
  return sql`(
    exists (select from approval_instance as own where own.id = ${id} and own.applicant_id = ${userId})
    or exists (select from approval_task where instance_id = ${id} and (assignee_id = ${userId} or owner_id = ${userId}))
    or exists (select from approval_cc where instance_id = ${id} and user_id = ${userId}))`
}

export type NewApproval = {
  workflowId: number
  workflowVersion: number
  businessType: string
  businessId: number | null
  title: string
  form: Record<string, unknown>
  selected: Record<string, number[]>
  applicantId: number
  departmentId: number | null
  createdBy: number | null
  traceId: string
  isDraft: boolean
}

export async function insertApproval(tx: Tx, made: NewApproval): Promise<number> {
  const { id } = await tx
    .insertInto('approval_instance')
    .values({
      workflow_id: made.workflowId,
      workflow_version: made.workflowVersion,
      business_type: made.businessType,
      business_id: made.businessId,
      title: made.title,
      form_data: JSON.stringify(made.form),
      selected_approvers: JSON.stringify(made.selected),
      applicant_id: made.applicantId,
      department_id: made.departmentId,
      created_by: made.createdBy,
      trace_id: made.traceId,
      status: made.isDraft ? 'draft' : 'pending',
      tokens: made.isDraft ? null : JSON.stringify(nowhere),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** As lists show them. */
export function selectApprovals(db: DbOrTx) {
  return db
    .selectFrom('approval_instance')
    .select(columns)
    .select([
      sql<string>`(select name from workflow_definition as made where made.id = workflow_id)`.as('workflow_name'),
      sql<string | null>`(select name from "user" as applicant where applicant.id = applicant_id)`.as('applicant_name'),
    ])
}
