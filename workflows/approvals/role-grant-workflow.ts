import { condition, proxyLocalActivities, setHandler } from '@temporalio/workflow'
import type { CallbackActivities } from '../../activities/approvals/callbacks/callback-activities.ts'
import { heedGrant, type RoleGrantRequest } from './messages.ts'

const { takeRoleBack } = proxyLocalActivities<CallbackActivities>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
})

/** Waits until the time of a role that was granted is over, and takes it back. */
export async function roleGrantWorkflow({ callbackId }: RoleGrantRequest): Promise<void> {
  let isWoken = false
  setHandler(heedGrant, () => {
    isWoken = true
  })
  for (;;) {
    isWoken = false
    const { waitMs } = await takeRoleBack({ callbackId })
    if (waitMs === undefined) return
    await condition(() => isWoken, waitMs)
  }
}
