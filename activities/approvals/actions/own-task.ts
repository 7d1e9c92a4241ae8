import { hadTask, type Task } from '../../../db/approvals/task-queries.ts'
import type { PlanNode } from '../../../domain/approvals/plan.ts'
import { type Token, tokenOf } from '../../../domain/approvals/tokens/token-state.ts'
import { conflict, DomainError } from '../../../domain/errors.ts'
import { text } from '../../../domain/text.ts'
import type { Stage } from '../stage.ts'

export type OwnTask = { task: Task; token: Token }
type ApprovalNode = Extract<PlanNode, { type: 'approval' }>

/**
 * The open task that the actor means: the one named, else the only or newest one. Throws `conflict` when it was decided
 * already, `forbidden` when there was never one of theirs.
 */
export async function ownTask(stage: Stage, taskId: number | undefined): Promise<OwnTask> {
  const { tx, instance, tasks, actor, state, status } = stage
  const mine = tasks.list().filter(({ assignee_id }) => assignee_id === actor.userId)
  const open = mine.filter((task) => task.status === 'open' && (taskId === undefined || task.id === taskId))
  const task = open.at(-1)
  if (task && status === 'pending') return { task, token: tokenOf(state, task.token) }
  if (mine.some((one) => one.status === 'held')) throw notYet()
  const wasMine = await hadTask(tx, { instanceId: instance.id, userId: actor.userId ?? 0, taskId })
  throw wasMine ? alreadyDecided() : notYours()
}

/** The same, of an approval that is to be decided. */
export async function ownDecision(
  stage: Stage,
  taskId: number | undefined,
): Promise<OwnTask & { config: ApprovalNode['config'] }> {
  const own = await ownTask(stage, taskId)
  const node = stage.plan.node(own.token.node)
  if (node.type !== 'approval') throw conflict(onlyResubmit)
  return { ...own, config: node.config }
}

export function alreadyDecided(): DomainError {
  return conflict(
    text('这个审批任务已经处理过或不再需要处理', 'This task was decided already, or is not needed any more'),
  )
}

function notYet(): DomainError {
  return new DomainError('forbidden', text('还没有轮到您审批', 'It is not your turn yet'))
}

function notYours(): DomainError {
  return new DomainError('forbidden', text('这不是您的审批任务', 'This is not your task'))
}

const onlyResubmit = text(
  '这个申请被退回给您，请修改后重新提交，或作废',
  'This request was returned to you: change it and hand it in again, or discard it',
)
