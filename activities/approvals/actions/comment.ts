import { insertCopies } from '../../../db/approvals/copy-queries.ts'
import type { Stage } from '../stage.ts'
import { tell } from '../tell.ts'
import type { Order } from './order.ts'
import { record } from './record.ts'

/** Says something without deciding; whoever is mentioned can read along from then on. */
export async function comment(stage: Stage, order: Order<'comment'>): Promise<void> {
  const mentioned = order.userIds ?? []
  const node = stage.instance.current_node ?? stage.plan.ways.startOf(undefined)
  await record(stage, order, { node, ...(mentioned.length > 0 && { details: { user_ids: mentioned } }) })
  await insertCopies(stage.tx, stage.instance.id, node, mentioned)
  await tell(stage, 'approval.comment', { userIds: mentioned, node, comment: order.comment ?? '' })
}
