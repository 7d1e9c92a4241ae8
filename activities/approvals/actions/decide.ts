import { refuseForeignChoices } from '../../../db/approvals/chooser-queries.ts'
import type { Token, Verdict } from '../../../domain/approvals/tokens/token-state.ts'
import { goOn } from '../../../domain/approvals/walk.ts'
import type { ApprovalConfig } from '../../../domain/approvals/workflow-graph.ts'
import { countVotes } from '../count-votes.ts'
import { handsOf } from '../hands.ts'
import { walkOn } from '../settle-stage.ts'
import type { Stage } from '../stage.ts'
import { changeForm } from './change-form.ts'
import type { Order } from './order.ts'
import { alreadyDecided, ownDecision } from './own-task.ts'
import { record } from './record.ts'

/** Yes or no to the actor's open task, and all that follows from it. */
export async function decide(stage: Stage, order: Order<'approve' | 'reject'>): Promise<void> {
  const { task, token, config } = await ownDecision(stage, order.taskId)
  const verdict = order.action === 'approve' ? 'approved' : 'rejected'
  const change = { given: order.formData, said: config.form_rights, isComplete: verdict === 'approved' }
  await changeForm(stage, { ...change, by: 'approver' })
  if (!stage.tasks.end(task.id, verdict)) throw alreadyDecided()
  await record(stage, order, { node: token.node, task: task.id })
  if (order.action === 'approve') await choose(stage, order)
  await countOn(stage, token, config)
}

/** After what changed in its seats, the visit has come to something, or others are asked. */
export async function countOn(stage: Stage, token: Token, config: ApprovalConfig): Promise<void> {
  const outcome = await countVotes(stage, token.id, config)
  if (outcome) await leaveNode(stage, token.id, outcome)
}

export async function leaveNode(stage: Stage, tokenId: number, outcome: Verdict): Promise<void> {
  stage.state = await goOn(stage.plan.ways, stage.state, { tokenId, outcome }, handsOf(stage))
  await walkOn(stage)
}

/** Whom the approver names for the nodes behind. */
async function choose(stage: Stage, { selectedApprovers, userIds }: Order<'approve'>): Promise<void> {
  const open = stage.plan.nodes.filter(
    (node) => node.type === 'approval' && node.config.approver_type === 'previous_choice',
  )
  const named = userIds && userIds.length > 0 ? Object.fromEntries(open.map(({ id }) => [id, userIds])) : {}
  const chosen = { ...named, ...selectedApprovers }
  await refuseForeignChoices(stage.tx, stage.plan.nodes, chosen)
  stage.selected = { ...stage.selected, ...chosen }
}
