import { endHandOverTask } from '../../../db/approvals/hand-over-queries.ts'
import { activeOf, findSuperior, headsAbove } from '../../../db/approvals/people-queries.ts'
import type { Task } from '../../../db/approvals/task-queries.ts'
import { tokenOf } from '../../../domain/approvals/tokens/token-state.ts'
import type { ApprovalConfig } from '../../../domain/approvals/workflow-graph.ts'
import { conflict } from '../../../domain/errors.ts'
import { text } from '../../../domain/text.ts'
import { openTurns } from '../count-votes.ts'
import type { Stage } from '../stage.ts'
import { passTask } from './hand-on.ts'
import type { Order } from './order.ts'
import { alreadyDecided } from './own-task.ts'

/** A task of somebody who left becomes another's, whether its turn has come or not; said in the same transaction. */
export async function handOver(stage: Stage, order: Order<'hand_over'>): Promise<void> {
  const { tx, state, status, plan, actor } = stage
  const task = stage.tasks.list().find(({ id }) => id === order.handedTaskId)
  const isLeft = task && task.status !== 'done' && task.assignee_id === order.fromUserId && status === 'pending'
  if (!isLeft) throw alreadyDecided()
  const token = tokenOf(state, task.token)
  const node = plan.node(token.node)
  if (node.type !== 'approval') throw alreadyDecided()
  const to = await heirOf(stage, order)
  if (decidesForSelf(stage, { task, to, config: node.config })) throw conflict(ownRequest)
  passTask(stage, task, to)
  stage.records.push({
    ...{ nodeId: token.node, taskId: task.id, approverId: actor.userId, key: order.key },
    ...{ action: 'transfer', comment: order.comment },
    details: { from_user_id: order.fromUserId, to_user_id: to, hand_over_id: order.handOverId },
  })
  await endHandOverTask(tx, { handOverId: order.handOverId, taskId: task.id, toUserId: to })
  await openTurns(stage, token.id, node.config)
}

async function heirOf({ tx, instance }: Stage, { fromUserId, toUserId }: Order<'hand_over'>): Promise<number> {
  if (toUserId !== null) {
    const [named] = await activeOf(tx, [toUserId])
    if (named === undefined) throw conflict(gone)
    return named
  }
  const heads = await headsAbove(tx, instance.department_id)
  const fitting = heads.find((head) => head !== null && head !== fromUserId && head !== instance.applicant_id)
  const heir = fitting ?? (await findSuperior(tx, fromUserId))
  if (!heir) throw conflict(noHead)
  return heir
}

/** What a node's rule about applicants rules out does not come about by a hand-over either. */
function decidesForSelf(
  { instance }: Stage,
  { task, to, config }: { task: Task; to: number; config: ApprovalConfig },
): boolean {
  return to === instance.applicant_id && task.kind === 'decide' && config.on_self !== 'allow'
}

const gone = text('接手的人不存在或已停用', 'Whoever was to take over is gone or disabled')
const noHead = text('申请的部门和离职人的部门都没有可接手的负责人', 'Neither department has a head who could take over')
const ownRequest = text(
  '接手的人是申请人本人，这个节点不允许自己审批',
  'Whoever was to take over is the applicant, who must not decide at this node',
)
