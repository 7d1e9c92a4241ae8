import { condition, defineUpdate, proxyActivities, proxyLocalActivities, setHandler } from '@temporalio/workflow'

const { nothing } = proxyActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: '1 minute' })

/** The least that a durable job can be. */
export async function bareWorkflow(): Promise<void> {
  await nothing()
}

/** The least that a durable flow can be: so many steps side by side, so often one after another. */
export async function bareLayersWorkflow({ layers, wide }: { layers: number; wide: number }): Promise<void> {
  for (let layer = 0; layer < layers; layer++) await Promise.all(Array.from({ length: wide }, () => nothing()))
}

const { nothing: nothingHere } = proxyLocalActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: '1 minute' })

/** The least that a durable decision can be: an update that runs one local activity. */
export async function bareDecisionsWorkflow(): Promise<void> {
  setHandler(defineUpdate('decide'), nothingHere)
  await condition(() => false)
}
