import { countBoxes } from '../../db/approvals/box-queries.ts'
import type { Db } from '../../db/database.ts'
import { findHalt } from '../../db/jobs/scheduler-queries.ts'
import type { Listener } from '../../db/listen.ts'
import { countUnread } from '../../db/notifications/notification-queries.ts'
import type { Caller } from '../context.ts'
import { stateOf } from '../jobs/scheduler-state.ts'

type Following = {
  db: Db
  listener: Listener
  caller: Caller
  signal: AbortSignal
  stillHereMs?: number
}

/**
 * What every open console shows, as server-sent events, now and whenever it changes: `unread` with the number of unread
 * notes, `approvals` with what waits for a decision or to be read, `scheduler` with the state of the breaker. One stream for all: a browser keeps few connections.
 */
export async function* followLive(options: Following): AsyncGenerator<string> {
  const { db, caller, signal, stillHereMs = 15_000 } = options
  const bell = createBell(options)
  const told = new Map<string, string>()
  try {
    while (!signal.aborted) {
      const [unread, approvals, halt] = await Promise.all([
        countUnread(db, caller.userId),
        countBoxes(db, caller.userId),
        findHalt(db),
      ])
      for (const [event, state] of Object.entries({ unread: { unread }, approvals, scheduler: stateOf(halt) })) {
        const data = JSON.stringify(state)
        if (told.get(event) !== data) yield `event: ${event}\ndata: ${data}\n\n`
        told.set(event, data)
      }
      if (!(await bell.rung(stillHereMs))) yield ': still here\n\n'
    }
  } finally {
    bell.stop()
  }
}

function createBell({ listener, caller, signal }: Following) {
  let isRung = false
  let wake = () => {}
  const ring = () => {
    isRung = true
    wake()
  }
  const ringIfOwn = (payload: string) => {
    if (payload === '' || payload === String(caller.userId)) ring()
  }
  const stops = [
    listener.subscribe('notification', ringIfOwn),
    listener.subscribe('approval_box', ringIfOwn),
    listener.subscribe('scheduler', ring),
  ]
  signal.addEventListener('abort', ring, { once: true })
  return {
    /** False when the time passed first. */
    async rung(timeoutMs: number): Promise<boolean> {
      if (!isRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      const wasRung = isRung
      isRung = false
      return wasRung
    },
    stop() {
      for (const stop of stops) stop()
      signal.removeEventListener('abort', ring)
    },
  }
}
