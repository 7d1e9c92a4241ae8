import { activeOf } from '../../../db/approvals/people-queries.ts'
import type { NewTask, Task } from '../../../db/approvals/task-queries.ts'
import { invalid } from '../../../domain/errors.ts'
import { text } from '../../../domain/text.ts'
import { openTurns } from '../count-votes.ts'
import type { Stage } from '../stage.ts'
import { countOn } from './decide.ts'
import type { Order } from './order.ts'
import { alreadyDecided, ownDecision } from './own-task.ts'
import { record } from './record.ts'

/** The task becomes somebody else's. */
export async function transfer(stage: Stage, order: Order<'transfer'>): Promise<void> {
  const { task, token, config } = await ownDecision(stage, order.taskId)
  const to = await otherPerson(stage, order.toUserId)
  passTask(stage, task, to)
  await record(stage, order, { node: token.node, task: task.id, details: { to_user_id: to } })
  await openTurns(stage, token.id, config)
}

/** The seat is another's from now on. */
export function passTask({ tasks }: Stage, task: Task, to: number): void {
  tasks.voidThose([task.id])
  tasks.insert([{ ...seatOf(task), assignee_id: to, owner_id: task.assignee_id }])
}

/** Somebody advises, and the task comes back. */
export async function delegate(stage: Stage, order: Order<'delegate'>): Promise<void> {
  const { task, token, config } = await ownDecision(stage, order.taskId)
  const to = await otherPerson(stage, order.toUserId)
  if (!stage.tasks.putBack(task.id)) throw alreadyDecided()
  stage.tasks.insert([
    {
      ...seatOf(task),
      stage: task.stage - 1,
      kind: 'advise',
      assignee_id: to,
      owner_id: task.assignee_id,
      added_by: task.assignee_id,
    },
  ])
  await record(stage, order, { node: token.node, task: task.id, details: { to_user_id: to } })
  await openTurns(stage, token.id, config)
}

/** Signers before the actor, behind, or beside with a voice of their own. */
export async function addSigners(stage: Stage, order: Order<'add_approver'>): Promise<void> {
  const { tx, actor, tasks } = stage
  const { task, token, config } = await ownDecision(stage, order.taskId)
  const people = await activeOf(tx, order.userIds)
  const there = tasks.of(token.id)
  const fresh = people.filter((id) => !there.some(({ assignee_id, status }) => assignee_id === id && status !== 'done'))
  if (fresh.length === 0) throw invalid('user_ids', nobodyNew)
  if (order.position === 'before' && !tasks.putBack(task.id)) throw alreadyDecided()
  const lastSeat = Math.max(...there.map(({ seat }) => seat))
  tasks.insert(
    fresh.map((assignee_id, index): NewTask => {
      const signer = { ...seatOf(task), assignee_id, kind: 'decide' as const, added_by: actor.userId }
      if (order.position === 'parallel') return { ...signer, seat: lastSeat + 1 + index, stage: 0 }
      return { ...signer, stage: task.stage + (order.position === 'before' ? -1 : 1) }
    }),
  )
  const details = { user_ids: fresh, position: order.position }
  await record(stage, order, { node: token.node, task: task.id, details })
  await openTurns(stage, token.id, config)
}

/** Signers that the actor added, as long as they have not decided. */
export async function removeSigners(stage: Stage, order: Order<'remove_approver'>): Promise<void> {
  const { tasks, actor, state } = stage
  const live = new Set(state.tokens.filter(({ status }) => status === 'busy').map(({ id }) => id))
  const left = tasks.list().filter(({ status, token }) => status !== 'done' && live.has(token))
  const removed = left.filter((one) => one.added_by === actor.userId && order.userIds.includes(one.assignee_id))
  const [first] = removed
  if (!first) throw invalid('user_ids', noneAdded)
  tasks.voidThose(removed.map(({ id }) => id))
  const details = { user_ids: [...new Set(removed.map(({ assignee_id }) => assignee_id))] }
  await record(stage, order, { node: first.node_id, details })
  for (const token of state.tokens.filter(({ id }) => removed.some((task) => task.token === id))) {
    const node = stage.plan.node(token.node)
    if (node.type === 'approval') await countOn(stage, token, node.config)
  }
}

function seatOf({ token, node_id, seat, stage, kind, added_by }: Task): Omit<NewTask, 'assignee_id'> {
  return { token, node_id, seat, stage, kind, added_by, status: 'held' }
}

async function otherPerson({ tx, actor }: Stage, id: number): Promise<number> {
  const [found] = await activeOf(tx, [id])
  if (found === undefined) throw invalid('to_user_id', nobodyThere)
  if (found === actor.userId) throw invalid('to_user_id', yourself)
  return found
}

const nobodyThere = text('这个人不存在或已停用', 'is nobody who can act')
const yourself = text('不能是您自己', 'cannot be you')
const nobodyNew = text('这些人已经在审批人之中，或者不存在', 'are approvers already, or nobody who can act')
const noneAdded = text('没有您加签且尚未处理的人', 'names nobody whom you added and who has not decided yet')
