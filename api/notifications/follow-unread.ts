import type { Db } from '../../db/database.ts'
import type { Listener } from '../../db/listen.ts'
import { countUnread } from '../../db/notifications/notification-queries.ts'
import type { Caller } from '../context.ts'

type Following = {
  db: Db
  listener: Listener
  caller: Caller
  /** Asked when this session or this user's rights have changed; false ends the stream. */
  mayGoOn: () => Promise<boolean>
  signal: AbortSignal
  stillHereMs?: number
}

/** Server-sent events `unread` with the number of unread notes: now, and whenever it changes. */
export async function* followUnread(options: Following): AsyncGenerator<string> {
  const { db, caller, mayGoOn, signal, stillHereMs = 15_000 } = options
  const bell = createBell(options)
  let told: number | undefined
  try {
    while (!signal.aborted) {
      if (bell.isSessionInDoubt() && !(await mayGoOn())) return
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
  const mine = new Set(['', 'all', `session:${caller.sessionId}`, `user:${caller.userId}`])
  let isRung = false
  let isDoubtful = false
  let wake = () => {}
  const ring = () => {
    isRung = true
    wake()
  }
  const stops = [
    listener.subscribe('notification', (payload) => {
      if (payload === '' || payload === String(caller.userId)) ring()
    }),
    listener.subscribe('session', (payload) => {
      if (!mine.has(payload)) return
      isDoubtful = true
      ring()
    }),
  ]
  signal.addEventListener('abort', ring, { once: true })
  return {
    /** True once for each change. */
    isSessionInDoubt() {
      const wasDoubtful = isDoubtful
      isDoubtful = false
      return wasDoubtful
    },
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
