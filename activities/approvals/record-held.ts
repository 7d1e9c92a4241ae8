import { getApproval } from '../../db/approvals/instance-queries.ts'
import { listOperatorsOf } from '../../db/approvals/operator-queries.ts'
import { notify } from '../../db/notifications/notify.ts'
import type { Token } from '../../domain/approvals/tokens/token-state.ts'
import { isHeld } from '../../domain/approvals/walk.ts'
import type { Text } from '../../domain/text.ts'
import type { Stage } from './stage.ts'

/** Who looks at the request sees since when it stands still, and why; whoever may step in is told, once for each visit. */
export async function recordHeld(stage: Stage): Promise<void> {
  const { instance, state, records } = stage
  const known = new Set(instance.tokens?.tokens.filter(isHeld).map(({ id }) => id))
  for (const token of state.tokens) {
    if (!isHeld(token) || !token.held || known.has(token.id)) continue
    const { fault } = token.held
    const details = { why: 'unjudged', fault }
    records.push({ nodeId: token.node, approverId: null, action: 'auto', details })
    await tellOperators(stage, token, fault)
  }
}

async function tellOperators({ tx, instance, plan, title }: Stage, { id, node }: Token, reason: Text): Promise<void> {
  const { workflow_name: workflowName } = await getApproval(tx, instance.id)
  await notify(tx, {
    template: 'approval.held',
    recipients: { userIds: await listOperatorsOf(tx, instance.id) },
    channels: ['in_app', 'email'],
    params: { title, workflowName, nodeName: plan.node(node).name ?? node, reason },
    batch: `approval-held:${instance.id}:${id}`,
    type: 'approval',
    link: `/approvals/${instance.id}`,
    traceId: instance.trace_id,
  })
}
