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
    | { action: 'retry' }
    /** `nodeMapping`: which nodes there stand for nodes here, by the id here. */
    | { action: 'migrate'; toVersion: number; nodeMapping?: Record<string, string> | undefined }
    | { action: 'cc'; userIds: number[] }
    /** Told by a hand-over alone. `toUserId` null: the head above the request. */
    | { action: 'hand_over'; handOverId: number; handedTaskId: number; fromUserId: number; toUserId: number | null }
  )

/** How an instance stands after a step. `wake`: when something falls due by itself; `at` names the moment, in milliseconds. */
export type ApprovalStep = {
  status: 'draft' | 'pending' | 'approved' | 'rejected' | 'cancelled'
  wake?: { at: number; inMs: number } | undefined
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

export function approvalMigrationWorkflowId(migrationId: number): string {
  return `approval-migration:${migrationId}`
}

/** What moves requests to another version, as the gateway takes it. */
export function approvalMigrationStart(migrationId: number, { traceId, owner }: { traceId: string; owner: string }) {
  const subject = approvalMigrationWorkflowId(migrationId)
  return {
    workflowType: 'approvalMigrationWorkflow',
    workflowId: subject,
    taskQueue: approvalQueue,
    args: [{ migrationId }],
    memo: { traceId },
    searchAttributes: { OpsKind: 'approval-migration', OpsSubject: subject, OpsOwner: owner, OpsTrace: traceId },
  }
}

/** Where messengers are told of cards. */
const cardQueue = 'ops'

export type CardsRequest = { instanceId: number }
export type CardPressRequest = CardsRequest & { pressId: number }

/** How messengers are told of an instance's cards that changed. `occasion`: of one, once. */
export function showCardsStart(instanceId: number, { occasion, traceId }: { occasion: string; traceId: string }) {
  const args: [CardsRequest] = [{ instanceId }]
  return cardStart('showCardsWorkflow', {
    workflowId: `approval-cards:${instanceId}:${occasion}`,
    args,
    instanceId,
    traceId,
  })
}

export function cardPressStart(request: CardPressRequest, traceId: string) {
  const { pressId, instanceId } = request
  return cardStart('cardPressWorkflow', { workflowId: `card-press:${pressId}`, args: [request], instanceId, traceId })
}

function cardStart(
  workflowType: string,
  {
    workflowId,
    args,
    instanceId,
    traceId,
  }: { workflowId: string; args: [CardsRequest]; instanceId: number; traceId: string },
) {
  const searchAttributes = { OpsKind: 'approval-card', OpsSubject: `approval:${instanceId}`, OpsTrace: traceId }
  return { workflowType, workflowId, taskQueue: cardQueue, args, memo: { traceId }, searchAttributes }
}

type Press = {
  id: number
  decision: 'approve' | 'reject'
  comment: string
  task_id: number
  trace_id: string
  userId: number
  userName: string
}

/** The order that a pressed button gives; carried out twice, it is done once. */
export function orderOfPress({ id, decision, comment, task_id, trace_id, userId, userName }: Press): ApprovalOrder {
  return { action: decision, key: `card:${id}`, userId, userName, traceId: trace_id, comment, taskId: task_id }
}

/** The row of a callback has changed: it is to be begun or tried again, somebody let it pass, or its run has ended. */
export const heedCallback = defineSignal('heedCallback')

export function approvalCallbackWorkflowId(callbackId: number): string {
  return `approval-callback:${callbackId}`
}

/** `mostEvents`: when a history begins anew. */
export type CallbackRequest = { callbackId: number; mostEvents?: number }

/** How a callback is carried out, from its beginning or from where its row stands. */
export function approvalCallbackStart(callbackId: number, { traceId }: { traceId: string }) {
  const workflowId = approvalCallbackWorkflowId(callbackId)
  const request: CallbackRequest = { callbackId }
  return {
    workflowType: 'approvalCallbackWorkflow',
    workflowId,
    taskQueue: approvalQueue,
    args: [request],
    memo: { traceId },
    searchAttributes: { OpsKind: 'approval-callback', OpsSubject: workflowId, OpsTrace: traceId },
  }
}

export function roleGrantWorkflowId(callbackId: number): string {
  return `role-grant:${callbackId}`
}

export type RoleGrantRequest = { callbackId: number }

/** Its time is over already: the request was taken back. */
export const heedGrant = defineSignal('heedGrant')

/** How a role that a callback gave for a time is taken back. */
export function roleGrantStart(callbackId: number, { traceId }: { traceId: string }) {
  const workflowId = roleGrantWorkflowId(callbackId)
  const request: RoleGrantRequest = { callbackId }
  return {
    workflowType: 'roleGrantWorkflow',
    workflowId,
    taskQueue: approvalQueue,
    args: [request],
    memo: { traceId },
    searchAttributes: { OpsKind: 'role-grant', OpsSubject: workflowId, OpsTrace: traceId },
  }
}

/** `call`: the webhook is to be called, for this try. `wakeInMs`: when it is tried again; else it waits to be told. */
export type CallbackStep =
  | { state: 'ended'; status: string }
  | { state: 'call'; attempt: number }
  | { state: 'open'; wakeInMs?: number | undefined }

/** What became of a call: `later` may be tried again. */
export type CallOutcome =
  | { result: 'done'; httpStatus: number; body: string }
  | { result: 'later' | 'refused'; reason: { zh: string; en: string }; body?: string }

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
