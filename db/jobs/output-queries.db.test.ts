import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { outputCapBytes } from '../../domain/jobs/output-rules.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { makeRun } from '../../tooling/testing/runs.ts'
import { type AttemptKey, claimAttempt, closeOpenAttempts } from './attempt-queries.ts'
import { appendOutput, type OutputChunk, type OutputWriter, outputEnd, readOutput } from './output-queries.ts'

let database: TestDatabase
let writer: OutputWriter

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  writer = await claimed(await makeRun(database.db))
})

const out = (sequence: number, content: string | Buffer): OutputChunk => ({
  stream: 'stdout',
  sequence,
  content: Buffer.from(content as string),
})
const err = (sequence: number, content: string): OutputChunk => ({ ...out(sequence, content), stream: 'stderr' })
const append = (by: OutputWriter, ...chunks: OutputChunk[]) =>
  database.db.transaction().execute((tx) => appendOutput(tx, by, chunks))
const read = async (from = 0, stream?: 'stdout' | 'stderr') =>
  (await readOutput(database.db, writer, { from, maxChunks: 100, stream })).map(
    ({ position, content }) => [position, content.toString()] as const,
  )

describe('appending', () => {
  test('gives every byte of a run its place, in the order of arrival', async () => {
    expect(await append(writer, out(0, 'one '), err(0, 'two '))).toBe(8)
    expect(await append(writer, out(1, '三'))).toBe(11)
    expect(await read()).toEqual([
      [0, 'one '],
      [4, 'two '],
      [8, '三'],
    ])
  })

  test('the same chunks again do no harm, alone or among new ones', async () => {
    await append(writer, out(0, 'a'), err(0, 'b'))
    expect(await append(writer, out(0, 'a'), err(0, 'b'))).toBe(2)
    expect(await append(writer, err(0, 'b'), out(1, 'c'))).toBe(3)
    expect((await read()).map(([, content]) => content)).toEqual(['a', 'b', 'c'])
  })

  test('writers at the same moment leave neither gap nor overlap', async () => {
    const contents = Array.from({ length: 20 }, (_, index) => 'x'.repeat(index + 1))
    await Promise.all(contents.map((content, index) => append(writer, out(index, content))))
    let expected = 0
    for (const [position, content] of await read()) {
      expect(position).toBe(expected)
      expected += content.length
    }
    expect(expected).toBe(210)
  })

  test('an attempt that was taken over no longer speaks', async () => {
    await append(writer, out(0, 'before '))
    const successor = await claimed(writer)
    await expect(append(writer, out(1, 'zombie'))).rejects.toMatchObject({ code: 'conflict' })
    expect(successor.claim).toBe(2)
    await append(successor, out(0, 'after'))
    expect((await read()).map(([, content]) => content)).toEqual(['before ', 'after'])
  })

  test('an attempt that has ended takes nothing more, and cannot be taken up', async () => {
    await database.db
      .transaction()
      .execute((tx) => closeOpenAttempts(tx, writer, { status: 'cancelled', errorMsg: null }))
    await expect(append(writer, out(0, 'late'))).rejects.toMatchObject({ code: 'conflict' })
    await expect(claimed(writer)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('an attempt does not end in the middle of an append', async () => {
    const order: string[] = []
    const appended = Promise.withResolvers<void>()
    const mayCommit = Promise.withResolvers<void>()
    const appending = database.db.transaction().execute(async (tx) => {
      await appendOutput(tx, writer, [out(0, 'x')])
      appended.resolve()
      await mayCommit.promise
      order.push('appended')
    })
    await appended.promise
    const closing = database.db
      .transaction()
      .execute((tx) => closeOpenAttempts(tx, writer, { status: 'success', errorMsg: null }))
      .then(() => order.push('ended'))
    mayCommit.resolve()
    await Promise.all([appending, closing])
    expect(order).toEqual(['appended', 'ended'])
  })

  test('at the cap the output is cut, says so once, and the platform still has its say', async () => {
    const { run_id, scheduled_at } = { run_id: writer.runId, scheduled_at: writer.scheduledAt }
    await database.db
      .insertInto('job_output')
      .values({
        run_id,
        scheduled_at,
        attempt: 1,
        stream: 'stdout',
        sequence: 7,
        position: outputCapBytes - 8,
        content: Buffer.from('near'),
      })
      .execute()
    await append(writer, out(0, 'a你b'), out(1, 'gone'))
    await append(writer, out(2, 'gone too'), { ...out(0, '■ exit 0\n'), stream: 'system' })
    const [, kept, mark, line, ...more] = await read(outputCapBytes - 8)
    expect(kept?.[1]).toBe('a你')
    expect(mark?.[1]).toContain('64 MB')
    expect(line?.[1]).toBe('■ exit 0\n')
    expect(more).toEqual([])
  })
})

describe('reading', () => {
  beforeEach(() => append(writer, out(0, 'abcd'), err(0, 'EFGH'), out(1, 'ijkl')))

  test('begins anywhere, also within a chunk', async () => {
    expect(await read(4)).toEqual([
      [4, 'EFGH'],
      [8, 'ijkl'],
    ])
    expect(await read(6)).toEqual([
      [6, 'GH'],
      [8, 'ijkl'],
    ])
    expect(await read(12)).toEqual([])
    expect(await read(999)).toEqual([])
  })

  test('of one stream keeps the positions of the whole', async () => {
    expect(await read(2, 'stdout')).toEqual([
      [2, 'cd'],
      [8, 'ijkl'],
    ])
    expect(await read(5, 'stdout')).toEqual([[8, 'ijkl']])
  })

  test('knows the end', async () => {
    expect(await outputEnd(database.db, writer)).toBe(12)
    expect(await outputEnd(database.db, await makeRun(database.db))).toBe(0)
  })
})

async function claimed(key: AttemptKey): Promise<OutputWriter> {
  const { claim } = await database.db.transaction().execute((tx) => claimAttempt(tx, key, 'executor-1'))
  return { ...key, claim }
}
