import { type Accessor, createSignal } from 'solid-js'

const readers = new Map<number, { now: Accessor<number>; set: (now: number) => void }>()

/** The time in milliseconds, told anew every `stepMs` to everyone who reads it; one timer per step for the whole page. */
export function createNow(stepMs: number): Accessor<number> {
  const known = readers.get(stepMs)
  if (known) {
    // What has just come in would else lie ahead.
    if (Date.now() - known.now() > 1000) queueMicrotask(() => known.set(Date.now()))
    return known.now
  }
  const [now, set] = createSignal(Date.now())
  readers.set(stepMs, { now, set })
  setInterval(() => {
    if (!document.hidden) set(Date.now())
  }, stepMs)
  document.addEventListener('visibilitychange', () => set(Date.now()))
  return now
}
