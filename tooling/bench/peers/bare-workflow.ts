import { proxyActivities } from '@temporalio/workflow'

const { nothing } = proxyActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: '1 minute' })

/** The least that a durable job can be. */
export async function bareWorkflow(): Promise<void> {
  await nothing()
}
