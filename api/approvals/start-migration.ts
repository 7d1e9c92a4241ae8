import type { Context } from 'hono'
import {
  getMigration,
  insertMigration,
  listMigrationItems,
  type MoveScope,
} from '../../db/approvals/migration-queries.ts'
import { getWorkflowVersion } from '../../db/approvals/version-queries.ts'
import { addStart, deliverInline } from '../../db/outbox/outbox-queries.ts'
import { conflict, DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { approvalMigrationStart } from '../../workflows/approvals/messages.ts'
import type { ApiEnv } from '../context.ts'
import { mostShown } from './judge-migration.ts'
import { mappedNodes } from './map-nodes.ts'

/** Writes down what is to be moved and begins; with the workflow engine away it begins later. */
export async function startMigration(
  c: Context<ApiEnv>,
  scope: MoveScope,
): Promise<{ id: number; isDeferred: boolean }> {
  const { caller, traceId, db, temporal } = c.var
  const { id, start, outboxId } = await c.var.write(
    async (tx) => {
      await getWorkflowVersion(tx, scope.workflowId, scope.toVersion)
      const about = { traceId, createdBy: caller.userId, departmentId: caller.departmentId }
      const made = await insertMigration(tx, caller.viewer, { ...scope, ...about })
      if (made === undefined) throw conflict(nothingToMove)
      const begin = approvalMigrationStart(made, { traceId, owner: caller.username })
      return { id: made, start: begin, outboxId: await addStart(tx, begin, { traceId, triedInline: true }) }
    },
    { status: 202, resourceId: scope.workflowId },
  )
  return { id, isDeferred: !(await deliverInline(db, outboxId, () => temporal.startWorkflow(start))) }
}

/** Whoever moves everybody's requests may also step into them. */
export function refuseBystander(c: Context<ApiEnv>): void {
  if (!c.var.caller.permissions.has('approval:operate')) throw new DomainError('forbidden', notAllowed)
}

export async function migrationDetailOf(c: Context<ApiEnv>, workflowId: number, id: number) {
  const { db, language } = c.var
  const migration = await getMigration(db, workflowId, id)
  const items = await listMigrationItems(db, id, mostShown)
  return {
    ...migration,
    mapped_nodes: await mappedNodes(db, migration, new Set(items.map(({ from_version }) => from_version))),
    items: items.map(({ problems, ...item }) => ({
      ...item,
      problems: problems.map((problem) => ({ ...problem, message: problem.message[language] })),
    })),
  }
}

const nothingToMove = text('没有需要迁移的审批', 'No request has to be moved')
const notAllowed = text('没有干预审批的权限', 'You may not step into requests')
