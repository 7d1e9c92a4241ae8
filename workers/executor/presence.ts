import { hostname } from 'node:os'
import type { Logger } from 'pino'
import type { ExecutorClient, ExecutorState } from '../../platform/executor/executor-client.ts'

export type Presence = {
  count(change: 1 | -1): void
  /** Told at once: a draining executor takes no new work. */
  drain(): void
  leave(): Promise<void>
}

const reportEveryMs = 5000

/** Keeps the api told that this executor lives, and how much it carries. */
export function startPresence({
  client,
  group,
  log,
}: {
  client: ExecutorClient
  group: string
  log: Logger
}): Presence {
  const state: ExecutorState = {
    group,
    host: hostname(),
    status: 'live',
    running: 0,
    started_at: new Date().toISOString(),
  }
  let isHeard = true
  let reporting = report()
  const timer = setInterval(reportSoon, reportEveryMs)

  return {
    count(change) {
      state.running += change
      reportSoon()
    },
    drain() {
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

  async function report(): Promise<void> {
    try {
      await client.report({ ...state })
      if (!isHeard) log.info('the api hears this executor again')
      isHeard = true
    } catch (error) {
      if (isHeard) log.warn({ err: error }, 'the api does not hear this executor; scripts that run go on')
      isHeard = false
    }
  }
}
