import { getRequestListener } from '@hono/node-server'
import { onTestFinished } from 'vitest'
import { createEventParser, type ServerEvent } from '../../console/src/api/event-parser.ts'
import type { TestApi } from './api.ts'
import { serve } from './http.ts'

export type OpenStream = {
  /** The next event of this name. Throws when the stream ends without one. */
  next(name: string): Promise<ServerEvent>
  /** The events that are left, up to the end. */
  rest(): Promise<ServerEvent[]>
}

/** Follows a stream of events over a real connection, for the length of a test. */
export async function openStream(api: TestApi, path: string, token: string): Promise<OpenStream> {
  const { url } = await serve(getRequestListener(api.app.fetch))
  const gone = new AbortController()
  onTestFinished(() => gone.abort())
  const headers = { Authorization: `Bearer ${token}`, Accept: 'text/event-stream', 'Accept-Language': 'en' }
  const answer = await fetch(`${url}/api/v1${path}`, { headers, signal: gone.signal })
  if (answer.status !== 200 || !answer.body) throw new Error(`the stream answered ${answer.status}`)
  const events = eventsOf(answer.body)
  return {
    async next(name) {
      for (;;) {
        const { value, done } = await events.next()
        if (done) throw new Error(`the stream ended without ${name}`)
        if (value.event === name) return value
      }
    },
    rest: () => Array.fromAsync(events),
  }
}

async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const parse = createEventParser()
  const decoder = new TextDecoder()
  for await (const part of body) yield* parse(decoder.decode(part, { stream: true }))
}
