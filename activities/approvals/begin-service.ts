import { openCallback } from '../../db/approvals/callback-queries.ts'
import type { PlanNode } from '../../domain/approvals/plan.ts'
import type { Token } from '../../domain/approvals/tokens/token-state.ts'
import type { Stage } from './stage.ts'

/** What is done without a person goes on beside the instance, which is told when that has ended. */
export async function beginService(
  { tx, instance }: Stage,
  token: Token,
  { type, config }: Extract<PlanNode, { type: 'service' }>['config'],
): Promise<undefined> {
  await openCallback(tx, {
    ...{ instanceId: instance.id, traceId: instance.trace_id, token: token.id, nodeId: token.node },
    ...{ trigger: 'node', type, config },
  })
}
