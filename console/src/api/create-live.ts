import { onCleanup, onMount } from 'solid-js'
import { followEvents } from './event-stream.ts'

type Live<T> = {
  /** The name of the server's event. */
  event: string
  /** What the event would say now. */
  ask: () => Promise<T>
  take: (state: T) => void
}

type Told = { event: string; data: string }

const pollMs = 30_000
const handlers = new Map<string, Set<(data: string) => void>>()
let leave: (() => void) | undefined

/**
 * What every page shows, told by the server as it changes. Of all tabs one follows the server and tells the others, since
 * a browser keeps only six connections to a server over HTTP/1.1.
 */
export function createLive<T>({ event, ask, take }: Live<T>): void {
  const gone = new AbortController()

  async function askNow(): Promise<void> {
    const state = await ask().catch(() => undefined)
    if (state !== undefined && !gone.signal.aborted) take(state)
  }

  onMount(() => {
    void askNow()
    onCleanup(hear(event, (data) => take(JSON.parse(data) as T)))
    if (navigator.locks) return
    const timer = setInterval(() => void askNow(), pollMs)
    onCleanup(() => clearInterval(timer))
  })
  onCleanup(() => gone.abort())
}

function hear(event: string, handle: (data: string) => void): () => void {
  const heard = handlers.get(event) ?? new Set()
  handlers.set(event, heard.add(handle))
  leave ??= join()
  return () => {
    heard.delete(handle)
    if ([...handlers.values()].some((left) => left.size > 0)) return
    leave?.()
    leave = undefined
  }
}

function join(): () => void {
  const gone = new AbortController()
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('ops.live')
  function tell({ event, data }: Told): void {
    for (const handle of handlers.get(event) ?? []) handle(data)
  }
  channel?.addEventListener('message', ({ data }: MessageEvent<Told>) => tell(data))
  const follow = () =>
    followEvents({
      path: '/api/v1/notifications/stream',
      onEvent: ({ event, data }) => {
        tell({ event, data })
        channel?.postMessage({ event, data })
      },
    })
  if (navigator.locks) lead(follow, gone.signal)
  return () => {
    gone.abort()
    channel?.close()
  }
}

/** Runs `begin` in one tab at a time; the next takes over when that one goes. */
function lead(begin: () => () => void, signal: AbortSignal): void {
  const held = navigator.locks.request('ops.live', { signal }, () => {
    const stop = begin()
    return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(stop()), { once: true }))
  })
  held.catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}
