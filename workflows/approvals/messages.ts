import { defineSignal, defineUpdate } from '@temporalio/workflow'

export const approvalQueue = 'approvals'

export function approvalWorkflowId(instanceId: number): string {
  return `approval:${instanceId}`
}

/** `key`: what is told twice under it is done once. `taskId`: left out, the one that the actor has open. */
type OrderBase = {
  key: string
  userId: number
  userName: string
  traceId: string
  comment?: string | undefined
  attachments?: number[] | undefined
  taskId?: number | undefined
  formData?: Record<string, unknown> | undefined
}

/** What somebody does to an instance. */
export type ApprovalOrder = OrderBase &
  (
    | { action: 'approve'; selectedApprovers?: Record<string, number[]> | undefined; userIds?: number[] | undefined }
    | { action: 'reject' }
    | { action: 'withdraw' }
    | { action: 'urge' }
    | { action: 'discard' }
    | { action: 'resubmit'; title?: string | undefined; selectedApprovers?: Record<string, number[]> | undefined }
    | { action: 'return'; toNode?: string | undefined }
    | { action: 'transfer'; toUserId: number }
    | { action: 'delegate'; toUserId: number }
    | { action: 'add_approver'; userIds: number[]; position: 'before' | 'after' | 'parallel' }
    | { action: 'remove_approver'; userIds: number[] }
    | { action: 'comment'; userIds?: number[] | undefined }
    | { action: 'cc'; userIds: number[] }
    /** Told by a hand-over alone. `toUserId` null: the head above the request. */
    | { action: 'hand_over'; handOverId: number; handedTaskId: number; fromUserId: number; toUserId: number | null }
  )

/** How an instance stands after a step. `wakeInMs`: when something falls due by itself. */
export type ApprovalStep = {
  status: 'draft' | 'pending' | 'approved' | 'rejected' | 'cancelled'
  wakeInMs?: number | undefined
}

/** Answers when what follows from it can be read. */
export const actOnApproval = defineUpdate<ApprovalStep, [ApprovalOrder]>('actOnApproval')

/** Answers when the first tasks are there. */
export const awaitApproval = defineUpdate<ApprovalStep, [null]>('awaitApproval')

/** Something that it waits for has happened. */
export const heedApproval = defineSignal('heedApproval')

/** How the process of an instance is started, by whoever needs it: a request that is handed in, or one that somebody acts on. */
export function approvalStart(instanceId: number, { traceId, owner = '' }: { traceId: string; owner?: string }) {
  return {
    workflowType: 'approvalWorkflow',
    workflowId: approvalWorkflowId(instanceId),
    taskQueue: approvalQueue,
    args: [{ instanceId }],
    memo: { traceId },
    searchAttributes: { OpsKind: 'approval', OpsSubject: `approval:${instanceId}`, OpsOwner: owner, OpsTrace: traceId },
  }
}

export type HandOverRequest = { handOverId: number }

/** Answers when the hand-over has ended, with how it ended. What is handed over by then stays. */
export const cancelHandOver = defineUpdate<string, [{ userId: number }]>('cancelHandOver')

/** Tried again, a hand-over is a process of its own. */
export function handOverWorkflowId({ id, attempt }: { id: number; attempt: number }): string {
  return `approval-hand-over:${id}:${attempt}`
}

export function handOverStart(
  handOver: { id: number; attempt: number },
  { traceId, owner }: { traceId: string; owner: string },
) {
  return {
    workflowType: 'approvalHandOverWorkflow',
    workflowId: handOverWorkflowId(handOver),
    taskQueue: approvalQueue,
    args: [{ handOverId: handOver.id } satisfies HandOverRequest],
    memo: { traceId },
    searchAttributes: {
      OpsKind: 'approval-hand-over',
      OpsSubject: `approval-hand-over:${handOver.id}`,
      OpsOwner: owner,
      OpsTrace: traceId,
    },
  }
}
