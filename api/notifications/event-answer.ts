import type { Context } from 'hono'
import type { ApiEnv } from '../context.ts'

/** Answers with server-sent events, only as fast as the reader takes them; the signal is aborted when it has gone. */
export function eventStream(c: Context<ApiEnv>, follow: (signal: AbortSignal) => AsyncGenerator<string>): never {
  const gone = new AbortController()
  const events = follow(AbortSignal.any([c.req.raw.signal, gone.signal]))
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await events.next()
        if (next.done) controller.close()
        else controller.enqueue(encoder.encode(next.value))
      },
      async cancel() {
        gone.abort()
        await events.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
  const headers = { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' }
  // A stream is no value that the route's schemas could describe.
  return new Response(body, { headers }) as never
}
