import type { Listener } from '../../db/listen.ts'

export type NoticedCache<Key, Value> = {
  get(key: Key): Promise<Value>
  /** As if the channel had said this. */
  notice(payload: string): void
  close(): void
}

type Entry<Value> = { value: Promise<Value>; known?: Value }

/**
 * Keeps what was read until the channel says that it changed. While notices may be missed nothing is kept, and what was
 * being read when a notice came is not kept either. An empty payload is about everything.
 */
export function createNoticedCache<Key, Value>({
  listener,
  channel,
  load,
  isAbout,
  endOf = () => Number.POSITIVE_INFINITY,
  now = () => performance.now(),
  limit = 10_000,
}: {
  listener: Pick<Listener, 'subscribe' | 'isConnected'>
  channel: string
  load: (key: Key) => Promise<Value>
  isAbout: (payload: string, key: Key, value: Value) => boolean
  /** When, by `now`, a value is no longer true without any notice. */
  endOf?: (value: Value) => number
  now?: () => number
  limit?: number
}): NoticedCache<Key, Value> {
  const entries = new Map<Key, Entry<Value>>()

  function notice(payload: string): void {
    for (const [key, { known }] of entries) {
      if (payload === '' || known === undefined || isAbout(payload, key, known)) entries.delete(key)
    }
  }

  async function read(key: Key): Promise<Value> {
    const entry: Entry<Value> = { value: load(key) }
    entries.set(key, entry)
    const [oldest] = entries.keys()
    if (entries.size > limit && oldest !== undefined) entries.delete(oldest)
    try {
      entry.known = await entry.value
      return entry.known
    } catch (error) {
      if (entries.get(key) === entry) entries.delete(key)
      throw error
    }
  }

  const unsubscribe = listener.subscribe(channel, notice)
  return {
    async get(key) {
      if (!listener.isConnected()) return load(key)
      const entry = entries.get(key)
      const isOver = entry?.known !== undefined && endOf(entry.known) <= now()
      return entry && !isOver ? entry.value : read(key)
    },
    notice,
    close: unsubscribe,
  }
}
