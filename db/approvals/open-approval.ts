import { conflict } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { DbOrTx } from '../database.ts'
import { getWorkflow, missingWorkflow } from './definition-queries.ts'
import { getWorkflowVersion, type WorkflowVersion } from './version-queries.ts'

/** What a new request goes by. Throws where nothing can be started by the definition. */
export async function getStartableVersion(db: DbOrTx, workflowId: number): Promise<WorkflowVersion> {
  const workflow = await getWorkflow(db, workflowId)
  if (workflow.status === 'draft') throw missingWorkflow()
  if (workflow.status === 'archived') throw conflict(archived)
  return getWorkflowVersion(db, workflow.id, workflow.published_version)
}

const archived = text('这个流程已归档，不能再发起', 'This definition is archived: nothing more can be started by it')
