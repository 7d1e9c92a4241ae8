import type { ReadableStreamReadResult } from 'node:stream/web'

/** How soon the reader of a stream that a draining server ended should come back, to another copy or the next one. */
const retryMs = 1000

/** Ends a stream of events, with a hint to come back, when the server drains; other answers stay as they are. */
export function endWithServer(response: Response, closing: AbortSignal): Response {
  const type = response.headers.get('Content-Type')
  if (!type?.startsWith('text/event-stream') || !response.body) return response
  return new Response(endingAt(closing, response.body), { status: response.status, headers: response.headers })
}

function endingAt(closing: AbortSignal, events: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = events.getReader()
  let wake = () => {}
  const onClosing = () => wake()
  closing.addEventListener('abort', onClosing, { once: true })
  const leave = () => closing.removeEventListener('abort', onClosing)

  // A promise of its own for each turn: one that lived as long as the stream would gather all that ever waited for it.
  const next = () =>
    new Promise<ReadableStreamReadResult<Uint8Array> | 'closing'>((resolve, reject) => {
      wake = () => resolve('closing')
      if (closing.aborted) wake()
      else reader.read().then(resolve, reject)
    })

  return new ReadableStream(
    {
      async pull(controller) {
        const event = await next()
        if (event === 'closing') {
          controller.enqueue(new TextEncoder().encode(`retry: ${retryMs}\n\n`))
          controller.close()
          await reader.cancel().catch(() => {})
        } else if (event.done) {
          leave()
          controller.close()
        } else {
          controller.enqueue(event.value)
        }
      },
      async cancel(reason) {
        leave()
        await reader.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
}
