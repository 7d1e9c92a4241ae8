import { insertRecord } from '../../../db/approvals/record-queries.ts'
import type { ApprovalOrder } from '../../../workflows/approvals/messages.ts'
import type { Stage } from '../stage.ts'

/** Writes down what the actor did. */
export async function record(
  { tx, instance, actor }: Stage,
  { action, comment, attachments, key }: Exclude<ApprovalOrder, { action: 'retry' }>,
  { node, task, details }: { node: string; task?: number; details?: Record<string, unknown> },
): Promise<void> {
  await insertRecord(tx, {
    ...{ instanceId: instance.id, nodeId: node, taskId: task, approverId: actor.userId },
    ...{ action, comment, attachments, details, key },
  })
}
