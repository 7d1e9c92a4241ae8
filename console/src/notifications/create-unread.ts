import { createSignal, onCleanup, onMount } from 'solid-js'
import { answerOf, api, type Schemas } from '../api/client.ts'
import { followEvents } from '../api/event-stream.ts'
import { queryClient } from '../api/query-client.ts'

type Unread = Schemas['UnreadCount']

const pollMs = 30_000

/**
 * The live number of unread notifications. Of all tabs one follows the server and tells the others, since a browser
 * keeps only six connections to a server over HTTP/1.1.
 */
export function createUnread(): () => number {
  const [unread, setUnread] = createSignal(0)
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('ops.unread')
  const gone = new AbortController()

  function take(next: number): void {
    if (next === unread()) return
    setUnread(next)
    void queryClient.invalidateQueries({ queryKey: ['notifications'] })
  }

  async function ask(): Promise<void> {
    const answer = await answerOf(api.GET('/api/v1/notifications/unread-count')).catch(() => undefined)
    if (answer && !gone.signal.aborted) take(answer.unread)
  }

  function follow(): () => void {
    return followEvents({
      path: '/api/v1/notifications/stream',
      onEvent: ({ event, data }) => {
        if (event !== 'unread') return
        const { unread: next } = JSON.parse(data) as Unread
        take(next)
        channel?.postMessage(next)
      },
    })
  }

  onMount(() => {
    void ask()
    channel?.addEventListener('message', ({ data }: MessageEvent<number>) => take(data))
    if (navigator.locks) lead(follow, gone.signal)
    else {
      const timer = setInterval(() => void ask(), pollMs)
      onCleanup(() => clearInterval(timer))
    }
  })
  onCleanup(() => {
    gone.abort()
    channel?.close()
  })
  return unread
}

/** Runs `begin` in one tab at a time; the next takes over when that one goes. */
function lead(begin: () => () => void, signal: AbortSignal): void {
  const held = navigator.locks.request('ops.unread', { signal }, () => {
    const stop = begin()
    return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(stop()), { once: true }))
  })
  held.catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}
