import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startBucket, type TestBucket } from '../../tooling/testing/bucket.ts'
import { createFileStore, type FileStore } from '../files.ts'

const maxBytes = 1_000_000
const key = () => randomBytes(16).toString('hex')
let bucket: TestBucket
let store: FileStore

function storeAt(endpoint: string, name = 'ops'): FileStore {
  const s3 = { endpoint, bucket: name, accessKey: 'key', secretKey: 'secret', region: 'us-east-1' }
  return createFileStore({ folder: '', s3 })
}

beforeAll(async () => {
  bucket = await startBucket('ops')
  store = storeAt(bucket.endpoint)
})
afterAll(() => bucket.close())

describe('a bucket of files', () => {
  test('gives back what was put, whole or in part', async () => {
    const content = randomBytes(300_000)
    const name = key()
    const stored = await store.put(name, Readable.from([content.subarray(0, 7), content.subarray(7)]), { maxBytes })
    expect(stored).toEqual({ sizeBytes: 300_000, sha256: createHash('sha256').update(content).digest() })
    expect(await buffer(await store.open(name))).toEqual(content)
    expect(await buffer(await store.open(name, { start: 10, end: 20 }))).toEqual(content.subarray(10, 20))
  })

  test('is sent nothing of what is too large or broke off, and nothing is left here either', async () => {
    const before = await uploads()
    await expect(store.put(key(), Readable.from([randomBytes(1_000_001)]), { maxBytes })).rejects.toMatchObject({
      code: 'too_large',
    })
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half')
        throw new Error('connection lost')
      })(),
    )
    const objects = bucket.objects.size
    await expect(store.put(key(), broken, { maxBytes })).rejects.toThrow('connection lost')
    expect(bucket.objects.size).toBe(objects)
    expect(await uploads()).toEqual(before)
  })

  test('removes a file, also twice', async () => {
    const name = key()
    await store.put(name, Readable.from(['x']), { maxBytes })
    await store.remove(name)
    await store.remove(name)
    await expect(store.open(name)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('says that it cannot be used when it is away or not there', async () => {
    await store.check()
    await expect(storeAt(bucket.endpoint, 'other').check()).rejects.toMatchObject({ code: 'unavailable' })
    await expect(storeAt('http://127.0.0.1:1').check()).rejects.toMatchObject({ code: 'unavailable' })
  })
})

async function uploads(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('ops-upload-'))
}
