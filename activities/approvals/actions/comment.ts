import type { Stage } from '../stage.ts'
import { tell } from '../tell.ts'
import type { Order } from './order.ts'
import { record } from './record.ts'

/** Says something without deciding; whoever is mentioned can read along from then on. */
export async function comment(stage: Stage, order: Order<'comment'>): Promise<void> {
  const mentioned = order.userIds ?? []
  const node = stage.instance.current_node ?? stage.plan.ways.startOf(undefined)
  await record(stage, order, { node, ...(mentioned.length > 0 && { details: { user_ids: mentioned } }) })
  if (mentioned.length === 0) return
  await stage.tx
    .insertInto('approval_cc')
    .values(mentioned.map((user_id) => ({ instance_id: stage.instance.id, user_id, node_id: node })))
    .onConflict((conflict) => conflict.columns(['instance_id', 'user_id']).doNothing())
    .execute()
  await tell(stage, 'approval.comment', { userIds: mentioned, node, comment: order.comment ?? '' })
}
