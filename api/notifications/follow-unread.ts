import type { Db } from '../../db/database.ts'
import type { Listener } from '../../db/listen.ts'
import { countUnread } from '../../db/notifications/notification-queries.ts'
import type { Caller } from '../context.ts'

type Following = {
  db: Db
  listener: Listener
  caller: Caller
  signal: AbortSignal
  stillHereMs?: number
}

/** Server-sent events `unread` with the number of unread notes: now, and whenever it changes. */
export async function* followUnread(options: Following): AsyncGenerator<string> {
  const { db, caller, signal, stillHereMs = 15_000 } = options
  const bell = createBell(options)
  let told: number | undefined
  try {
    while (!signal.aborted) {
      const unread = await countUnread(db, caller.userId)
      if (unread !== told) yield `event: unread\ndata: ${JSON.stringify({ unread })}\n\n`
      told = unread
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
  const stops = [
    listener.subscribe('notification', (payload) => {
      if (payload === '' || payload === String(caller.userId)) ring()
    }),
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
