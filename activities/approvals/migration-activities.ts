import { endMigration, openMigration, settleMigrationItem } from '../../db/approvals/migration-queries.ts'
import { systemTransaction } from '../../db/audit/system-transaction.ts'
import type { Db } from '../../db/database.ts'
import type { MoveProblem } from '../../domain/approvals/move-request.ts'
import type { NodeMapping } from '../../domain/approvals/node-mapping.ts'
import { DomainError } from '../../domain/errors.ts'
import type { TemporalGateway } from '../../platform/temporal.ts'
import { type ApprovalOrder, actOnApproval, approvalStart } from '../../workflows/approvals/messages.ts'

const atOnce = 10
const moveWithinMs = 20_000

export type MigrationActivities = ReturnType<typeof createMigrationActivities>

export function createMigrationActivities({ db, temporal }: { db: Db; temporal: TemporalGateway }) {
  return {
    /** Has the next requests moved by their own processes, each once; whether that was all. */
    async moveNextRequests({ migrationId }: { migrationId: number }): Promise<{ isEnded: boolean }> {
      const migration = await openMigration(db, migrationId, atOnce)
      if (!migration) return { isEnded: true }
      const { instanceIds, ...about } = migration
      if (instanceIds.length === 0) {
        await systemTransaction(db, { traceId: about.trace_id }, (tx) => endMigration(tx, migrationId, 'done'))
        return { isEnded: true }
      }
      await Promise.all(instanceIds.map((instanceId) => moveOne(about, { migrationId, instanceId })))
      return { isEnded: false }
    },
  }

  async function moveOne(about: AboutMove, item: { migrationId: number; instanceId: number }): Promise<void> {
    const { migrationId, instanceId } = item
    const traceId = about.trace_id
    const order: ApprovalOrder = {
      action: 'migrate',
      toVersion: about.to_version,
      nodeMapping: about.node_mapping,
      key: `migration:${migrationId}`,
      ...{ userId: about.created_by ?? 0, userName: about.created_by_name ?? '', traceId },
    }
    const problems = await temporal
      .updateWithStart(approvalStart(instanceId, { traceId }), actOnApproval, order, { timeoutMs: moveWithinMs })
      .then(() => [], problemsIn)
    await systemTransaction(db, { traceId }, (tx) => settleMigrationItem(tx, item, problems))
  }
}

type AboutMove = {
  to_version: number
  node_mapping: NodeMapping
  trace_id: string
  created_by: number | null
  created_by_name: string | null
}

/** Why a request says no. What is only away for now is tried again. */
function problemsIn(error: unknown): MoveProblem[] {
  if (!(error instanceof DomainError)) throw error
  if (error.code === 'unavailable') throw new Error(error.message)
  const { fields = [] } = error.extras
  if (fields.length === 0) return [{ element_id: '', rule: 'request', message: error.text }]
  return fields.map(({ field, message }) => ({ element_id: field, rule: 'request', message }))
}
