import { listEndedServices } from '../../db/approvals/callback-queries.ts'
import { leaveNode } from './actions/decide.ts'
import type { Stage } from './stage.ts'

/** Goes on behind services that have come to something; whether any had. One that failed for good waits, unless it says otherwise. */
export async function takeServices(stage: Stage): Promise<boolean> {
  const { tx, instance, round } = stage
  let hasMoved = false
  for (const { token: id, status, config } of await listEndedServices(tx, { instanceId: instance.id, round })) {
    const token = stage.state.tokens.find((one) => one.id === id && one.status === 'busy')
    // What one of them came to may have taken others back.
    if (!token || stage.status !== 'pending') continue
    if (status === 'failed' && config.on_failure !== 'reject') continue
    await leaveNode(stage, id, status === 'failed' ? 'rejected' : 'approved')
    hasMoved = true
  }
  return hasMoved
}
