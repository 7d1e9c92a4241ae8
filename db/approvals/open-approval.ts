import { checkForm } from '../../domain/approvals/form-rules.ts'
import { conflict } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { DbOrTx } from '../database.ts'
import { getWorkflow, missingWorkflow } from './definition-queries.ts'
import { getWorkflowVersion } from './version-queries.ts'

/** What a new request goes by, and its form as it is kept. */
export type ReadyApproval = { workflowId: number; workflowVersion: number; form: Record<string, unknown> }

/** Throws where nothing can be started by the definition, or what was filled in does not fit; a draft may not fit yet. */
export async function readyApproval(
  db: DbOrTx,
  { workflowId, form, isDraft = false }: { workflowId: number; form: Record<string, unknown>; isDraft?: boolean },
): Promise<ReadyApproval> {
  const workflow = await getWorkflow(db, workflowId)
  if (workflow.status === 'draft') throw missingWorkflow()
  if (workflow.status === 'archived') throw conflict(archived)
  const { version, form_schema } = await getWorkflowVersion(db, workflow.id, workflow.published_version)
  return { workflowId, workflowVersion: version, form: isDraft ? form : checkForm(form_schema, form) }
}

const archived = text('这个流程已归档，不能再发起', 'This definition is archived: nothing more can be started by it')
