import type { Context } from 'hono'
import type { ApiEnv } from '../context.ts'

export const eventHeaders = { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' }

export function wantsEvents(c: Context<ApiEnv>): boolean {
  return (c.req.header('Accept') ?? '').includes('text/event-stream')
}

/** Reads on only as fast as the other side takes it, and tells `gone` when it has left. */
export function streamed(
  parts: AsyncGenerator<string | Uint8Array>,
  gone: AbortController,
  headers: Record<string, string>,
): never {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await parts.next()
        if (next.done) controller.close()
        else controller.enqueue(typeof next.value === 'string' ? encoder.encode(next.value) : next.value)
      },
      async cancel() {
        gone.abort()
        await parts.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
  // A stream is no value that the route's schemas could describe.
  return new Response(body, { headers }) as never
}
