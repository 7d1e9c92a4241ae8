import { describe, expect, test, vi } from 'vitest'
import { ExecutorRefusal } from './executor-client.ts'
import { createOutputSender, type SentChunk } from './output-sender.ts'

type Send = (chunks: SentChunk[], signal: AbortSignal) => Promise<void>

function startSender(options: { send?: Send; capBytes?: number; maxBufferedBytes?: number; maxDelayMs?: number } = {}) {
  const batches: SentChunk[][] = []
  const refusals: ExecutorRefusal[] = []
  const sender = createOutputSender({
    send: async (chunks, signal) => {
      await options.send?.(chunks, signal)
      batches.push(chunks)
    },
    onRefused: (refusal) => refusals.push(refusal),
    capBytes: options.capBytes ?? 1_000_000,
    maxDelayMs: options.maxDelayMs ?? 20,
    ...(options.maxBufferedBytes && { maxBufferedBytes: options.maxBufferedBytes }),
  })
  const text = () =>
    batches
      .flat()
      .map(({ content }) => content.toString())
      .join('')
  return { ...sender, batches, refusals, text }
}

describe('batches', () => {
  test('gather what comes close together, and keep the order of streams', async () => {
    const { write, say, finish, batches } = startSender()
    say('begins')
    await write('stdout', Buffer.from('a'))
    await write('stdout', Buffer.from('b'))
    await write('stderr', Buffer.from('c'))
    await write('stdout', Buffer.from('d'))
    expect(await finish(1000)).toBe(true)
    const sent = batches.flat().map(({ stream, sequence, content }) => [stream, sequence, content.toString()])
    expect(sent).toEqual([
      ['system', 0, 'begins\n'],
      ['stdout', 0, 'ab'],
      ['stderr', 0, 'c'],
      ['stdout', 1, 'd'],
    ])
    expect(batches).toHaveLength(1)
  })

  test('go out by themselves after the delay', async () => {
    const sent = Promise.withResolvers<SentChunk[]>()
    const { write } = startSender({ send: async (chunks) => sent.resolve(chunks) })
    await write('stdout', Buffer.from('soon'))
    expect((await sent.promise).map(({ content }) => content.toString())).toEqual(['soon'])
  })

  test('are no larger than a chunk, however much is printed', async () => {
    const { write, finish, batches, text } = startSender()
    for (let part = 0; part < 20; part++) await write('stdout', Buffer.alloc(30_000, 'x'))
    await finish(1000)
    expect(text()).toHaveLength(600_000)
    expect(Math.max(...batches.flat().map(({ content }) => content.length))).toBeLessThanOrEqual(65_536)
    expect(batches.length).toBeGreaterThan(5)
  })

  test('are no larger than a chunk when a lot is printed at once, and cut no character', async () => {
    const { write, finish, batches, text } = startSender()
    const printed = 'x'.concat('密'.repeat(100_000))
    await write('stdout', Buffer.from(printed))
    await finish(1000)
    expect(text()).toBe(printed)
    expect(Math.max(...batches.flat().map(({ content }) => content.length))).toBeLessThanOrEqual(65_536)
  })

  test('never cut a character in two, whatever the pipes do', async () => {
    const { write, finish, batches } = startSender({ maxDelayMs: 0 })
    for (const byte of Buffer.from('你好😀')) await write('stdout', Buffer.from([byte]))
    await write('stderr', Buffer.from([0xe4]))
    await finish(1000)
    for (const { content, stream } of batches.flat()) {
      if (stream === 'stdout') expect(content.toString()).not.toContain('\ufffd')
    }
    expect(
      Buffer.concat(
        batches
          .flat()
          .filter(({ stream }) => stream === 'stderr')
          .map(({ content }) => content),
      ),
    ).toEqual(Buffer.from([0xe4]))
  })
})

describe('an api that is away', () => {
  test('gets the very same chunks again until it has them', async () => {
    const tried: string[] = []
    const { write, finish, text } = startSender({
      send: async (chunks) => {
        tried.push(chunks.map(({ sequence }) => sequence).join())
        if (tried.length < 3) throw new Error('away')
      },
    })
    await write('stdout', Buffer.from('kept'))
    expect(await finish(10_000)).toBe(true)
    expect(tried).toEqual(['0', '0', '0'])
    expect(text()).toBe('kept')
  })

  test('holds whoever prints back, in bounded memory', async () => {
    const back = Promise.withResolvers<void>()
    let written = 0
    const { write, finish, text } = startSender({ maxBufferedBytes: 100_000, send: () => back.promise })
    const printing = (async () => {
      for (; written < 50; written++) await write('stdout', Buffer.alloc(10_000, 'y'))
    })()
    await vi.waitFor(() => expect(written).toBeGreaterThan(5))
    const isHeld = new Promise((resolve) => setImmediate(resolve, 'held'))
    expect(await Promise.race([printing, isHeld])).toBe('held')
    expect(written).toBeLessThan(20)
    back.resolve()
    await printing
    await finish(1000)
    expect(text()).toHaveLength(500_000)
  })

  test('is not waited for longer than the end allows', async () => {
    const { write, finish } = startSender({ send: () => Promise.reject(new Error('away')) })
    await write('stdout', Buffer.from('lost'))
    expect(await finish(50)).toBe(false)
  })
})

test('a refusal is told once, and nobody waits any more', async () => {
  const { write, finish, refusals } = startSender({
    maxBufferedBytes: 10,
    send: () => Promise.reject(new ExecutorRefusal(409, 'taken over')),
  })
  await write('stdout', Buffer.alloc(1000))
  await write('stdout', Buffer.alloc(1000))
  expect(await finish(1000)).toBe(false)
  expect(refusals).toHaveLength(1)
})

test('what is printed beyond the cap is let go and said so once; the platform still has its say', async () => {
  const { write, say, finish, text } = startSender({ capBytes: 1024 * 1024 })
  for (let part = 0; part < 30; part++) await write('stdout', Buffer.alloc(50_000, 'z'))
  say('ends')
  await finish(1000)
  expect(text().match(/z/g)).toHaveLength(1024 * 1024)
  expect(text().match(/cut: 1 MB/g)).toHaveLength(1)
  expect(text().endsWith('ends\n')).toBe(true)
})
