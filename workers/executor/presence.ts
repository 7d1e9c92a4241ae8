import { hostname } from 'node:os'
import type { Logger } from 'pino'
import type { ExecutorClient, ExecutorState } from '../../platform/executor/executor-client.ts'

export type Presence = {
  count(change: 1 | -1): void
  /** The first report is made, whether it was heard or not. */
  ready: Promise<void>
  /** This process ends. Told at once: a draining executor takes no new work. */
  drain(): void
  leave(): Promise<void>
}

const reportEveryMs = 5000

/** Keeps the api told that this executor lives, and how much it carries. */
export function startPresence({
  client,
  group,
  slots,
  log,
  onDrain,
}: {
  client: ExecutorClient
  group: string
  slots: number
  log: Logger
  /** Whether somebody wants this executor to take no new work; called when that changes. */
  onDrain: (isDraining: boolean) => void
}): Presence {
  const state: ExecutorState = {
    group,
    host: hostname(),
    status: 'live',
    running: 0,
    slots,
    started_at: new Date().toISOString(),
  }
  let isHeard = true
  let isLeaving = false
  const ready = report()
  let reporting = ready
  const timer = setInterval(reportSoon, reportEveryMs)

  return {
    ready,
    count(change) {
      state.running += change
      reportSoon()
    },
    drain() {
      isLeaving = true
      state.status = 'draining'
      reportSoon()
    },
    async leave() {
      clearInterval(timer)
      state.status = 'gone'
      await reporting
      await report()
    },
  }

  function reportSoon(): void {
    reporting = reporting.then(report)
  }

  function obey(drain: boolean): void {
    const status = drain ? 'draining' : 'live'
    if (state.status === status) return
    log.info(drain ? 'asked to take no new work' : 'takes work again')
    state.status = status
    onDrain(drain)
    reportSoon()
  }

  async function report(): Promise<void> {
    try {
      const { drain } = await client.report({ ...state })
      if (!isLeaving) obey(drain)
      if (!isHeard) log.info('the api hears this executor again')
      isHeard = true
    } catch (error) {
      if (isHeard) log.warn({ err: error }, 'the api does not hear this executor; scripts that run go on')
      isHeard = false
    }
  }
}
