import type { Worker } from '@temporalio/worker'

export type Polling = {
  /** Takes work until `end`. */
  run(): Promise<void>
  /** Takes no new work, or takes it again. What runs goes on to its end. */
  rest(isResting: boolean): void
  /** Takes no new work any more: `run` returns when what runs has ended. */
  end(): void
}

/** Workers that stopped polling cannot begin again: whoever goes on after a rest gets new ones. */
export function createPolling(createWorkers: () => Promise<Worker[]>): Polling {
  let isResting = false
  let hasEnded = false
  let change = Promise.withResolvers<void>()

  return { run, rest, end }

  async function run(): Promise<void> {
    const terms: Promise<unknown>[] = []
    while (!hasEnded) {
      const changed = change.promise
      if (isResting) {
        await changed
        continue
      }
      const workers = await createWorkers()
      const term = Promise.all(workers.map((worker) => worker.run()))
      terms.push(term)
      const hasStopped = await Promise.race([changed.then(() => false), term.then(() => true)])
      // The SDK itself stops them at the signals that end the process.
      if (hasStopped) break
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown()
    }
    await Promise.all(terms)
  }

  function rest(wish: boolean): void {
    if (wish === isResting) return
    isResting = wish
    tell()
  }

  function end(): void {
    hasEnded = true
    tell()
  }

  function tell(): void {
    const { resolve } = change
    change = Promise.withResolvers<void>()
    resolve()
  }
}
