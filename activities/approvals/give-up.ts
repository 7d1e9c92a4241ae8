import { isDropped } from '../../db/approvals/flow-node-queries.ts'
import { hasApprovalEnded } from '../../domain/approvals/approval.ts'
import type { Stage } from './stage.ts'
import { takeBack } from './take-back.ts'

/** Gives a request up that a flow's run started and does not wait for any more; whether it is one. */
export async function giveUpWhenDropped(stage: Stage): Promise<boolean> {
  const { tx, instance, plan, records } = stage
  if (hasApprovalEnded(stage.status) || !(await isDropped(tx, instance.id))) return false
  records.push({
    ...{ nodeId: plan.ways.startOf(undefined), approverId: null },
    ...{ action: 'discard', details: { why: 'flow_run' } },
  })
  takeBack(stage, 'cancelled')
  return true
}
