import { schemaFor } from '../../bpmn/form/schema-for.ts'
import { listFormFiles } from '../../db/approvals/form-file-queries.ts'
import type { SeenApproval } from '../../db/approvals/instance-queries.ts'
import { listShownTasks } from '../../db/approvals/part-queries.ts'
import { getWorkflowVersion, type WorkflowVersion } from '../../db/approvals/version-queries.ts'
import type { Db } from '../../db/database.ts'
import { type FormRights, withoutHidden } from '../../domain/approvals/form/field-rights.ts'
import { filesIn } from '../../domain/approvals/form/field-value.ts'
import { readerRights } from '../../domain/approvals/form/reader-rights.ts'

type OwnTask = { node_id: string; kind: string; status: string; assignee_id: number }

/** A form as far as somebody may see it, and what they may do with it. */
export async function formShownTo(
  db: Db,
  userId: number,
  { approval, version, tasks }: { approval: SeenApproval; version: WorkflowVersion; tasks: OwnTask[] },
) {
  const { form_schema: schema } = version
  const rights = formRightsOf(userId, { approval, version, tasks })
  const data = withoutHidden(schema, approval.form_data, rights)
  const named = new Set((schema ? filesIn(schema, data) : []).map(({ id }) => id))
  const files = named.size > 0 ? await listFormFiles(db, approval.id) : []
  return {
    form_data: data,
    form_schema: schema && (await schemaFor(schema, rights, approval.form_data)),
    form_files: files.filter(({ id }) => named.has(id)),
    field_rights: rights,
  }
}

/** Whether a file stands in a field that this person may see. */
export async function maySeeFormFile(
  { db, userId }: { db: Db; userId: number },
  { approval, fileId }: { approval: SeenApproval; fileId: number },
): Promise<boolean> {
  const version = await getWorkflowVersion(db, approval.workflow_id, approval.workflow_version)
  const tasks = await listShownTasks(db, approval.id)
  const rights = formRightsOf(userId, { approval, version, tasks })
  const named = version.form_schema ? filesIn(version.form_schema, approval.form_data) : []
  return named.some(({ id, field }) => id === fileId && rights[field] !== 'hidden')
}

function formRightsOf(
  userId: number,
  { approval, version, tasks }: { approval: SeenApproval; version: WorkflowVersion; tasks: OwnTask[] },
): FormRights {
  const mine = tasks.filter((task) => task.assignee_id === userId)
  const decided = mine.filter(({ kind }) => kind !== 'resubmit')
  const task = decided.findLast(({ status }) => status === 'open') ?? decided.at(-1)
  const isReturned = mine.some(({ kind, status }) => kind === 'resubmit' && status === 'open')
  const form = { plan: version.plan, schema: version.form_schema, names: Object.keys(approval.form_data) }
  return readerRights(form, {
    isApplicant: approval.applicant_id === userId,
    isTheirTurn: approval.status === 'draft' || isReturned,
    task: task && { nodeId: task.node_id, isOpen: task.status === 'open' },
    copyNode: approval.copy_node ?? undefined,
  })
}
