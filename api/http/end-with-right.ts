import type { ReadableStreamReadResult } from 'node:stream/web'
import type { Listener } from '../../db/listen.ts'

/** Why a stream was ended, as its last event `closed` says it. */
export type Closing = { code: number; reason: string; message: string }

type Watch = {
  listener: Pick<Listener, 'subscribe'>
  /** Why the reader may read no further; undefined when they may. */
  findFault: () => Promise<Closing | undefined>
  /** For when a check takes longer than this. */
  unchecked: Closing
  lookMs?: number
  patienceMs?: number
}

/**
 * Ends a stream of events as soon as its reader may no longer have it, and says why. Every notice about sessions and
 * rights is followed by a check, and nothing is passed on before that check is done. It is made twice a second besides,
 * for notices that are missed and for what ends by time; a check that cannot be made ends the stream, too.
 */
export function endWithRight(response: Response, watch: Watch): Response {
  const type = response.headers.get('Content-Type')
  if (!type?.startsWith('text/event-stream') || !response.body) return response
  return new Response(watched(response.body, watch), { status: response.status, headers: response.headers })
}

function watched(events: ReadableStream<Uint8Array>, watch: Watch): ReadableStream<Uint8Array> {
  const reader = events.getReader()
  const guard = createGuard(watch, () => void reader.cancel().catch(() => {}))

  return new ReadableStream(
    {
      async pull(controller) {
        const event = await guard.unlessClosed(() => reader.read())
        const closing = await guard.checked()
        if (closing) {
          controller.enqueue(new TextEncoder().encode(`event: closed\ndata: ${JSON.stringify(closing)}\n\n`))
          controller.close()
        } else if (!event || event.done) {
          guard.stop()
          controller.close()
        } else {
          controller.enqueue(event.value)
        }
      },
      async cancel(reason) {
        guard.stop()
        await reader.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
}

type Read = ReadableStreamReadResult<Uint8Array>

function createGuard(watch: Watch, onClosed: () => void) {
  const { listener, lookMs = 400, patienceMs = 500 } = watch
  let closing: Closing | undefined
  let checking: Promise<void> | undefined
  let isDoubtful = false
  let wake = () => {}

  const timer = setInterval(doubt, lookMs).unref()
  const unsubscribe = listener.subscribe('session', doubt)

  function stop(): void {
    clearInterval(timer)
    unsubscribe()
  }

  /** A notice that comes during a check asks for one more. */
  function doubt(): void {
    isDoubtful = true
    checking ??= checkAll().finally(() => {
      checking = undefined
    })
  }

  async function checkAll(): Promise<void> {
    while (isDoubtful && !closing) {
      isDoubtful = false
      closing = await inTime(watch.findFault(), patienceMs, watch.unchecked)
    }
    if (!closing) return
    stop()
    wake()
    onClosed()
  }

  return {
    stop,
    /** A promise of its own for each turn: one that lived as long as the stream would gather all that ever waited for it. */
    unlessClosed: (read: () => Promise<Read>) =>
      new Promise<Read | undefined>((resolve, reject) => {
        wake = () => resolve(undefined)
        if (closing) wake()
        else read().then(resolve, reject)
      }),
    async checked(): Promise<Closing | undefined> {
      while (checking) await checking
      return closing
    },
  }
}

async function inTime<T>(answer: Promise<T>, timeoutMs: number, late: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late), timeoutMs)
  })
  return Promise.race([answer, timeout]).finally(() => clearTimeout(timer))
}
