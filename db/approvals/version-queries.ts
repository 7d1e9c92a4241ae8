import type { Selectable } from 'kysely'
import { notFound } from '../../domain/errors.ts'
import { keepVersions } from '../../domain/keep-versions.ts'
import type { Db, DbOrTx, Tables } from '../database.ts'

export type WorkflowVersion = Selectable<Tables['workflow_version']>

/** A version that was published, which stays as it is. Throws `not_found`. */
export async function getWorkflowVersion(db: DbOrTx, workflowId: number, version: number): Promise<WorkflowVersion> {
  const found = await db
    .selectFrom('workflow_version')
    .selectAll()
    .where('workflow_id', '=', workflowId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!found) throw notFound('流程版本', 'version of the definition')
  return found
}

const kept = new WeakMap<Db, ReturnType<typeof keepVersions<WorkflowVersion>>>()

/** The same, without asking the database again for those that were asked for lately. */
export async function keptWorkflowVersion(db: Db, workflowId: number, version: number): Promise<WorkflowVersion> {
  const versions = kept.get(db) ?? keepVersions()
  kept.set(db, versions)
  return versions(`${workflowId}:${version}`, () => getWorkflowVersion(db, workflowId, version))
}
