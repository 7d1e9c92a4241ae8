import { returnTargets, sendBack } from '../../../domain/approvals/tokens/send-back.ts'
import { invalid } from '../../../domain/errors.ts'
import { text } from '../../../domain/text.ts'
import { walkOn } from '../settle-stage.ts'
import type { Stage } from '../stage.ts'
import { tell } from '../tell.ts'
import type { Order } from './order.ts'
import { ownDecision } from './own-task.ts'
import { record } from './record.ts'

/** To an earlier node, or without one to the applicant; how it comes back is the returning node's rule. */
export async function sendBackTo(stage: Stage, order: Order<'return'>): Promise<void> {
  const { plan, state, instance } = stage
  const { task, token, config } = await ownDecision(stage, order.taskId)
  const to = order.toNode ?? plan.ways.startOf(undefined)
  const sent = sendBack(plan.ways, state, { token, to, policy: config.on_return })
  if (!sent) {
    const possible = returnTargets(plan.ways, state, token).join(', ')
    throw invalid(
      'to_node',
      text(`不能退回到“${to}”；可以退回到：${possible}`, `cannot be returned to "${to}"; there are ${possible}`),
    )
  }
  await record(stage, order, { node: token.node, task: task.id, details: { to_node: to } })
  stage.state = sent
  await walkOn(stage)
  const asked = stage.tasks.open().filter(({ node_id }) => node_id === to)
  const told = new Set([instance.applicant_id, ...asked.map(({ assignee_id }) => assignee_id)])
  await tell(stage, 'approval.returned', { userIds: [...told], node: to, comment: order.comment ?? '' })
}
