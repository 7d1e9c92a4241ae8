import { authorizedFetch } from './client.ts'
import { readEnvelope } from './envelope.ts'
import { createEventParser, type ServerEvent } from './event-parser.ts'

export type StreamState = 'connecting' | 'live' | 'lost' | 'ended'

type StreamOptions = {
  path: string
  onEvent: (event: ServerEvent) => void
  onState?: (state: StreamState) => void
  /** Stops the stream for good when it answers true, such as after the last event of an ended run. */
  isLast?: (event: ServerEvent) => boolean
  lastEventId?: string
}

const firstDelayMs = 500
const longestDelayMs = 15_000

/** Follows server-sent events by fetch, since the token may not stand in a URL. Returns the function that stops it. */
export function followEvents(options: StreamOptions): () => void {
  const abort = new AbortController()
  void follow(options, abort.signal)
  return () => abort.abort()
}

async function follow(options: StreamOptions, signal: AbortSignal): Promise<void> {
  let lastEventId = options.lastEventId
  let delayMs = firstDelayMs
  while (!signal.aborted) {
    options.onState?.(delayMs === firstDelayMs ? 'connecting' : 'lost')
    try {
      const headers: Record<string, string> = { Accept: 'text/event-stream' }
      if (lastEventId) headers['Last-Event-ID'] = lastEventId
      const response = await authorizedFetch(new Request(options.path, { headers, signal }))
      if (!response.ok) await readEnvelope(response)
      options.onState?.('live')
      delayMs = firstDelayMs
      const hasEnded = await readEvents(response, (event) => {
        lastEventId = event.id ?? lastEventId
        options.onEvent(event)
        return options.isLast?.(event) ?? false
      })
      if (hasEnded) return options.onState?.('ended')
    } catch (error) {
      if (signal.aborted) return
      if (isRefusal(error)) return options.onState?.('lost')
    }
    if (signal.aborted) return
    options.onState?.('lost')
    await pause(delayMs, signal)
    delayMs = Math.min(delayMs * 2, longestDelayMs)
  }
}

async function readEvents(response: Response, handle: (event: ServerEvent) => boolean): Promise<boolean> {
  if (!response.body) return false
  const parse = createEventParser()
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return false
    for (const event of parse(value)) {
      if (!handle(event)) continue
      await reader.cancel()
      return true
    }
  }
}

function isRefusal(error: unknown): boolean {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 0
  return status >= 400 && status < 500 && status !== 408 && status !== 429
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
