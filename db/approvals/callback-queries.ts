import { sql } from 'kysely'
import type { ApprovalCallback } from '../../domain/approvals/workflow-graph.ts'
import type { Tables, Tx } from '../database.ts'
import { addOutboxLine } from '../outbox/outbox-queries.ts'

type NewCallback = {
  instanceId: number
  traceId: string
  /** Of the node that waits for it. */
  token?: number
  nodeId?: string
  trigger: Tables['approval_callback']['trigger']
  type: ApprovalCallback['type']
  config: Record<string, unknown>
}

/** Writes down what is to be done, and the line that has it begun. */
export async function openCallback(tx: Tx, made: NewCallback): Promise<void> {
  const { id } = await tx
    .insertInto('approval_callback')
    .values({
      instance_id: made.instanceId,
      token: made.token ?? null,
      node_id: made.nodeId ?? null,
      trigger: made.trigger,
      type: made.type,
      config: JSON.stringify(made.config),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await startCallback(tx, { id, tries: 0, traceId: made.traceId })
}

/** A process of its own carries it out; each time that somebody has it done again, another one. */
async function startCallback(
  tx: Tx,
  { id, tries, traceId }: { id: number; tries: number; traceId: string },
): Promise<void> {
  await addOutboxLine(tx, {
    kind: 'start_workflow',
    subject: `approval_callback:${id}`,
    payload: {
      workflowType: 'approvalCallbackWorkflow',
      workflowId: `approval-callback:${id}-${tries}`,
      taskQueue: 'approvals',
      args: [{ callbackId: id }],
      searchAttributes: { OpsKind: 'approval-callback', OpsSubject: `approval_callback:${id}`, OpsTrace: traceId },
    },
    traceId,
  })
}

/** What a visit waited for that is not under way any more is not needed. */
export async function voidCallbacksBeside(tx: Tx, instanceId: number, tokens: number[]): Promise<void> {
  await tx
    .updateTable('approval_callback')
    .set({ status: 'void', ended_at: sql<Date>`now()` })
    .where('instance_id', '=', instanceId)
    .where('trigger', '=', 'node')
    .where('status', 'in', ['waiting', 'running'])
    .$if(tokens.length > 0, (query) => query.where('token', 'not in', tokens))
    .execute()
}
