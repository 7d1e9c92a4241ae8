import { seconds } from '../ground/say.mjs'
import type { Exit } from '../stack/server-process.ts'
import { killAllServerProcesses } from '../stack/server-process.ts'

export type Running = {
  pid: number
  exited: Promise<Exit>
  lastLines(): string[]
  /** Asks, waits, insists. */
  stop(): Promise<void>
}

export type Unit<T extends Running = Running> = {
  name: string
  /** Answers when it is ready; called again after it died. The signal says that nobody waits for it any more. */
  start(signal: AbortSignal): Promise<T>
}

export type SupervisorTells = {
  died(about: { name: string; exit: Exit; lastLines: string[]; delayMs: number }): void
  restartFailed(about: { name: string; error: unknown; delayMs: number }): void
  restarted(about: { name: string; pid: number }): void
  stopped(about: { name: string; took: string }): void
}

export type Supervisor = ReturnType<typeof createSupervisor>

type Watched = { unit: Unit; current: Promise<Running>; watch: Promise<void> }

const stableMs = 60_000
const firstDelayMs = 1_000
const longestDelayMs = 30_000

/** Doubles from death to death, and begins anew with who lived for a minute. */
export function nextDelayMs(previousMs: number, livedMs: number): number {
  if (previousMs === 0 || livedMs >= stableMs) return firstDelayMs
  return Math.min(previousMs * 2, longestDelayMs)
}

/** Starts units, starts them again when they die, and stops them in the opposite order. */
export function createSupervisor(tells: SupervisorTells) {
  const watched: Watched[] = []
  const stopping = new AbortController()

  return {
    /** Aborted as soon as everything is to stop. */
    signal: stopping.signal,

    /** A unit that fails its first start fails the whole start. */
    async start<T extends Running>(unit: Unit<T>): Promise<T> {
      stopping.signal.throwIfAborted()
      const current = unit.start(stopping.signal)
      const entry: Watched = { unit, current, watch: Promise.resolve() }
      watched.push(entry)
      const running = await current
      entry.watch = watch(entry, running)
      return running
    },

    async stopAll(): Promise<void> {
      stopping.abort(new Error('stopping'))
      for (const entry of watched.toReversed()) await stopOne(entry)
      await killAllServerProcesses()
    },
  }

  async function watch(entry: Watched, first: Running): Promise<void> {
    const { name } = entry.unit
    let running: Running | undefined = first
    let delayMs = 0
    for (;;) {
      const begin = performance.now()
      if (running) {
        const exit = await running.exited
        if (stopping.signal.aborted) return
        delayMs = nextDelayMs(delayMs, performance.now() - begin)
        tells.died({ name, exit, lastLines: running.lastLines(), delayMs })
      }
      if (!(await pause(delayMs))) return
      entry.current = entry.unit.start(stopping.signal)
      running = await entry.current.catch((error: unknown) => {
        delayMs = nextDelayMs(delayMs, 0)
        if (!stopping.signal.aborted) tells.restartFailed({ name, error, delayMs })
        return undefined
      })
      if (running) tells.restarted({ name, pid: running.pid })
    }
  }

  /** False when it was cut short because everything stops. */
  async function pause(delayMs: number): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, delayMs)
    stopping.signal.addEventListener('abort', () => resolve(), { once: true })
    await promise
    clearTimeout(timer)
    return !stopping.signal.aborted
  }

  async function stopOne({ unit, current }: Watched): Promise<void> {
    const begin = Date.now()
    const running = await current.catch(() => undefined)
    if (!running) return
    await running.stop()
    tells.stopped({ name: unit.name, took: seconds(Date.now() - begin) })
  }
}
