import type { ApprovalOrder } from '../../../workflows/approvals/messages.ts'
import type { Stage } from '../stage.ts'
import { attach } from './attach.ts'

/** Writes down what the actor did, with the files that they send along. */
export async function record(
  stage: Stage,
  { action, comment, attachments, key }: Exclude<ApprovalOrder, { action: 'retry' | 'hand_over' }>,
  { node, task, details }: { node: string; task?: number; details?: Record<string, unknown> },
): Promise<void> {
  await attach(stage, attachments)
  stage.records.push({
    ...{ nodeId: node, taskId: task, approverId: stage.actor.userId },
    ...{ action, comment, attachments, details, key },
  })
}
