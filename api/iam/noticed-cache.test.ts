import { expect, test } from 'vitest'
import { createNoticedCache } from './noticed-cache.ts'

function createHub() {
  const handlers = new Set<(payload: string) => void>()
  const hub = {
    connected: true,
    isConnected: () => hub.connected,
    subscribe(_channel: string, handler: (payload: string) => void) {
      handlers.add(handler)
      return () => void handlers.delete(handler)
    },
    tell: (payload: string) => {
      for (const handler of handlers) handler(payload)
    },
  }
  return hub
}

function createCache(limit?: number) {
  const hub = createHub()
  const read: number[] = []
  const cache = createNoticedCache({
    listener: hub,
    channel: 'session',
    load: async (key: number) => {
      read.push(key)
      return `value of ${key}`
    },
    isAbout: (payload, key) => payload === String(key),
    ...(limit ? { limit } : {}),
  })
  return { hub, read, cache }
}

test('what was read once is kept, and read together only once', async () => {
  const { cache, read } = createCache()
  expect(await Promise.all([cache.get(1), cache.get(1)])).toEqual(['value of 1', 'value of 1'])
  await cache.get(1)
  expect(read).toEqual([1])
})

test('a notice drops what it is about, an empty one everything', async () => {
  const { hub, cache, read } = createCache()
  await Promise.all([cache.get(1), cache.get(2)])
  hub.tell('1')
  await Promise.all([cache.get(1), cache.get(2)])
  expect(read).toEqual([1, 2, 1])
  hub.tell('')
  await Promise.all([cache.get(1), cache.get(2)])
  expect(read).toEqual([1, 2, 1, 1, 2])
})

test('what was being read when a notice came is not kept', async () => {
  const { hub, cache, read } = createCache()
  const reading = cache.get(1)
  hub.tell('2')
  await reading
  await cache.get(1)
  expect(read).toEqual([1, 1])
})

test('nothing is kept while notices may be missed', async () => {
  const { hub, cache, read } = createCache()
  await cache.get(1)
  hub.connected = false
  await cache.get(1)
  await cache.get(1)
  expect(read).toEqual([1, 1, 1])
})

test('a failed read is not kept', async () => {
  let isBroken = true
  const cache = createNoticedCache({
    listener: createHub(),
    channel: 'session',
    load: async () => {
      if (isBroken) throw new Error('no database')
      return 'read'
    },
    isAbout: () => true,
  })
  await expect(cache.get(1)).rejects.toThrow('no database')
  isBroken = false
  expect(await cache.get(1)).toBe('read')
})

test('the oldest goes when there are too many', async () => {
  const { cache, read } = createCache(2)
  for (const key of [1, 2, 3, 3, 1]) await cache.get(key)
  expect(read).toEqual([1, 2, 3, 1])
})

test('what ends by itself is read anew from then on, without any notice', async () => {
  let clock = 0
  let read = 0
  const cache = createNoticedCache({
    listener: createHub(),
    channel: 'session',
    load: async () => ++read,
    isAbout: () => false,
    endOf: () => 100,
    now: () => clock,
  })
  await cache.get(1)
  clock = 99
  expect(await cache.get(1)).toBe(1)
  clock = 100
  expect(await cache.get(1)).toBe(2)
})
