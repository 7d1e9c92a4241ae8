import type { Listener } from '../../db/listen.ts'

type Listening = { listener: Listener; channels: string[]; about: string; signal: AbortSignal }

/** Rings for news of what somebody follows, and when that somebody has gone. */
export function createAlarm({ listener, channels, about, signal }: Listening) {
  let isNews = false
  let wake = () => {}
  const ring = () => {
    isNews = true
    wake()
  }
  const hear = (payload: string) => {
    if (payload === '' || payload === about) ring()
  }
  const stops = channels.map((channel) => listener.subscribe(channel, hear))
  signal.addEventListener('abort', ring, { once: true })
  return {
    /** False when the time passed first. */
    async rung(timeoutMs: number): Promise<boolean> {
      if (!isNews) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      const wasNews = isNews
      isNews = false
      return wasNews
    },
    stop() {
      for (const stop of stops) stop()
      signal.removeEventListener('abort', ring)
    },
  }
}
