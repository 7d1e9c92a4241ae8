import { leaveNode } from './actions/decide.ts'
import type { Stage } from './stage.ts'

/** Goes on from nodes whose work is done; one that failed is gone on from where an edge takes that up, else it waits to be tried again. */
export async function takeUpServices(stage: Stage): Promise<boolean> {
  const { tx, instance, plan } = stage
  const ended = await tx
    .selectFrom('approval_callback')
    .select(['token', 'status'])
    .where('instance_id', '=', instance.id)
    .where('trigger', '=', 'node')
    .where('status', 'in', ['success', 'failed'])
    .execute()
  let hasMoved = false
  for (const { token: id, status } of ended) {
    const token = stage.state.tokens.find((one) => one.id === id && one.status === 'busy')
    if (!token || stage.status !== 'pending') continue
    const isTakenUp = plan.ways.out(token.node).some(({ on }) => on === 'rejected')
    if (status === 'failed' && !isTakenUp) continue
    await leaveNode(stage, token.id, status === 'success' ? 'approved' : 'rejected')
    hasMoved = true
  }
  return hasMoved
}
