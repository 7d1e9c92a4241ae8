import { findSuperior } from '../../db/approvals/people-queries.ts'
import type { Task } from '../../db/approvals/task-queries.ts'
import type { Token } from '../../domain/approvals/tokens/token-state.ts'
import type { ApprovalConfig } from '../../domain/approvals/workflow-graph.ts'
import { leaveNode } from './actions/decide.ts'
import { passTask } from './actions/hand-on.ts'
import { openTurns } from './count-votes.ts'
import type { Stage } from './stage.ts'
import { remind } from './tell.ts'

/** Does what has fallen due; whether anything had. */
export async function passTime(stage: Stage): Promise<boolean> {
  const due = await stage.timers.takeDue()
  for (const { token: id, kind } of due) {
    const token = stage.state.tokens.find((one) => one.id === id && one.status === 'busy')
    // What fell due at the same time may have taken it further.
    if (!token || stage.status !== 'pending') continue
    const node = stage.plan.node(token.node)
    if (kind === 'wait') await leaveNode(stage, id, 'approved')
    else if (node.type === 'approval' && kind === 'remind') await remind(stage, openOf(stage, token))
    else if (node.type === 'approval') await timeIsUp(stage, token, node.config)
  }
  return due.length > 0
}

async function timeIsUp(stage: Stage, token: Token, config: ApprovalConfig): Promise<void> {
  const { timeout } = config
  if (!timeout) return
  const details = { action: timeout.action }
  stage.records.push({ nodeId: token.node, approverId: null, action: 'timeout', details })
  if (timeout.action === 'approve' || timeout.action === 'reject') {
    return leaveNode(stage, token.id, timeout.action === 'approve' ? 'approved' : 'rejected')
  }
  const open = openOf(stage, token)
  if (timeout.action === 'none') return remind(stage, open)
  for (const task of open) {
    const to = timeout.action === 'transfer' ? timeout.to_user_id : await findSuperior(stage.tx, task.assignee_id)
    if (to && to !== task.assignee_id) passTask(stage, task, to)
  }
  await openTurns(stage, token.id, config)
}

function openOf({ tasks }: Stage, token: Token): Task[] {
  return tasks.open().filter((task) => task.token === token.id)
}
