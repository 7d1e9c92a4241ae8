import { createHash, randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFileStore, type FileStore } from '../files.ts'

const key = () => randomBytes(16).toString('hex')
const maxBytes = 1_000_000
let folder: string
let store: FileStore

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ops-files-'))
  store = createFileStore({ folder })
})
afterAll(() => rm(folder, { recursive: true }))

async function names(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}

describe('a folder of files', () => {
  test('gives back what was put, whole or in part', async () => {
    const content = randomBytes(300_000)
    const name = key()
    const stored = await store.put(name, Readable.from([content.subarray(0, 7), content.subarray(7)]), { maxBytes })
    expect(stored).toEqual({ sizeBytes: 300_000, sha256: createHash('sha256').update(content).digest() })
    expect(await buffer(await store.open(name))).toEqual(content)
    expect(await buffer(await store.open(name, { start: 10, end: 20 }))).toEqual(content.subarray(10, 20))
  })

  test('keeps each file in its own corner, for nobody else to read', async () => {
    const name = key()
    await store.put(name, Readable.from(['x']), { maxBytes })
    const path = join(folder, name.slice(0, 2), name.slice(2, 4), name)
    expect((await stat(path)).mode & 0o077).toBe(0)
  })

  test('takes an empty file', async () => {
    const name = key()
    expect(await store.put(name, Readable.from([]), { maxBytes })).toMatchObject({ sizeBytes: 0 })
    expect(await text(await store.open(name))).toBe('')
  })

  test('refuses what is too large, and shows none of it', async () => {
    const name = key()
    const endless = Readable.from(
      (async function* () {
        for (;;) yield randomBytes(100_000)
      })(),
    )
    await expect(store.put(name, endless, { maxBytes })).rejects.toMatchObject({ code: 'too_large' })
    await expect(store.open(name)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('shows nothing of an upload that broke off, and removes what is left of it', async () => {
    const name = key()
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half')
        throw new Error('connection lost')
      })(),
    )
    await expect(store.put(name, broken, { maxBytes })).rejects.toThrow('connection lost')
    await expect(store.open(name)).rejects.toMatchObject({ code: 'not_found' })
    expect(await names()).toContain(`${name}.part`)
    await store.remove(name)
    expect((await names()).filter((left) => left.startsWith(name))).toEqual([])
  })

  test('goes over an upload that a crash left half written', async () => {
    const name = key()
    const corner = join(folder, name.slice(0, 2), name.slice(2, 4))
    await mkdir(corner, { recursive: true })
    await writeFile(join(corner, `${name}.part`), 'left by a crash, and longer')
    await store.put(name, Readable.from(['whole']), { maxBytes })
    expect(await text(await store.open(name))).toBe('whole')
  })

  test('removes a file, also twice', async () => {
    const name = key()
    await store.put(name, Readable.from(['x']), { maxBytes })
    await store.remove(name)
    await store.remove(name)
    await expect(store.open(name)).rejects.toMatchObject({ code: 'not_found' })
  })

  test.each(['../../etc/passwd', '/etc/passwd', 'A'.repeat(32), '', 'a/b'])('has no place for %j', async (name) => {
    await expect(store.open(name)).rejects.toThrow('not a storage key')
    await expect(store.remove(name)).rejects.toThrow('not a storage key')
  })

  test('says what to do when it cannot write', async () => {
    const blocked = join(folder, 'blocked')
    await writeFile(blocked, '')
    await chmod(blocked, 0o400)
    const elsewhere = createFileStore({ folder: join(blocked, 'files') })
    await expect(elsewhere.check()).rejects.toMatchObject({ code: 'unavailable' })
    await expect(elsewhere.put(key(), Readable.from(['x']), { maxBytes })).rejects.toMatchObject({
      code: 'unavailable',
    })
  })
})
