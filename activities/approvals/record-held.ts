import { getApproval } from '../../db/approvals/instance-queries.ts'
import { listOperatorsOf } from '../../db/approvals/operator-queries.ts'
import { notify } from '../../db/notifications/notify.ts'
import type { Token } from '../../domain/approvals/tokens/token-state.ts'
import { isHeld } from '../../domain/approvals/walk.ts'
import type { Text } from '../../domain/text.ts'
import type { Stage } from './stage.ts'

/** Who looks at the request sees since when it stands still, and why; its applicant and whoever may step in are told, once for each visit. */
export async function recordHeld(stage: Stage): Promise<void> {
  const { instance, state, records } = stage
  const known = new Set(instance.tokens?.tokens.filter(isHeld).map(({ id }) => id))
  for (const token of state.tokens) {
    if (!isHeld(token) || !token.held || known.has(token.id)) continue
    const { fault } = token.held
    const details = { why: 'unjudged', fault }
    records.push({ nodeId: token.node, approverId: null, action: 'auto', details })
    await tellOfHeld(stage, token, fault)
  }
}

async function tellOfHeld({ tx, instance, plan, title }: Stage, { id, node }: Token, reason: Text): Promise<void> {
  const { id: instanceId, applicant_id, trace_id: traceId } = instance
  const { workflow_name: workflowName } = await getApproval(tx, instanceId)
  const operators = await listOperatorsOf(tx, instanceId)
  const said = {
    type: 'approval',
    channels: ['in_app', 'email'],
    params: { title, workflowName, nodeName: plan.node(node).name ?? node, reason },
    link: `/approvals/${instanceId}`,
    traceId,
  } as const
  const batch = `approval-held:${instanceId}:${id}`
  await notify(tx, { ...said, template: 'approval.held', recipients: { userIds: operators }, batch })
  if (operators.includes(applicant_id)) return
  const own = { template: 'approval.held_own', recipients: { userIds: [applicant_id] }, batch: `${batch}:own` } as const
  await notify(tx, { ...said, ...own })
}
