import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getFile } from '../../db/files/file-queries.ts'
import { createFileStore } from '../../platform/files.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { mayReadFile } from './file-rights.ts'

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let folder: string
let user: { id: number; username: string }
let token: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  folder = await mkdtemp(join(tmpdir(), 'ops-files-'))
  api = await platform.startApi({ files: createFileStore({ folder }) })
  user = await platform.makeUser([])
  token = await signInAs(api, user)
})
afterAll(async () => {
  await platform.close()
  await database.close()
  await rm(folder, { recursive: true })
})
beforeEach(async () => {
  await database.db.deleteFrom('file').execute()
})

type Part = [name: string, value: string | Blob, fileName?: string]

function request(method: string, path: string, init: RequestInit & { as?: string } = {}): Promise<Response> {
  const { as = token, headers, ...rest } = init
  const url = `/api/v1${path}`
  const authorization = { Authorization: `Bearer ${as}`, 'Accept-Language': 'en', ...headers }
  return Promise.resolve(
    api.app.request(
      url,
      { method, headers: authorization, ...rest },
      { incoming: { socket: { remoteAddress: '192.0.2.1' } } },
    ),
  )
}

async function upload(parts: Part[], as = token) {
  const form = new FormData()
  for (const [name, value, fileName] of parts) {
    if (typeof value === 'string') form.append(name, value)
    else form.append(name, value, fileName)
  }
  const answer = await request('POST', '/files', { body: form, as })
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer by looking into it.
  return { status: answer.status, body: (await answer.json()) as any }
}

const text = (content: string, name = 'a.txt'): Part => ['file', new Blob([content]), name]
const asAttachment: Part = ['purpose', 'attachment']

async function left(): Promise<{ rows: number; contents: number }> {
  const rows = await database.db.selectFrom('file').select('id').execute()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return { rows: rows.length, contents: entries.filter((entry) => entry.isFile()).length }
}

describe('an upload', () => {
  test.each([
    ['before', [asAttachment, text('内容', '周报 (终).txt')]],
    ['behind', [text('内容', '周报 (终).txt'), asAttachment]],
  ] as [string, Part[]][])('is kept, its purpose %s it, and comes back as an attachment', async (_where, parts) => {
    const { status, body } = await upload(parts)
    expect(status).toBe(201)
    expect(body.data).toEqual({ id: expect.any(Number), name: '周报 (终).txt', size: 6, content_type: 'text/plain' })

    const answer = await request('GET', `/files/${body.data.id}`)
    expect(await answer.text()).toBe('内容')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/plain',
      'content-length': '6',
      'content-disposition': `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent('周报 ')}%28${encodeURIComponent('终')}%29.txt`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(await getFile(database.db, body.data.id)).toMatchObject({
      purpose: 'attachment',
      created_by: user.id,
      sha256: createHash('sha256').update('内容').digest(),
    })
  })

  test('gives single ranges', async () => {
    const { body } = await upload([asAttachment, text('0123456789')])
    const part = async (range: string) => {
      const answer = await request('GET', `/files/${body.data.id}`, { headers: { Range: range } })
      return [answer.status, answer.headers.get('content-range'), await answer.text()]
    }
    expect(await part('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234'])
    expect(await part('bytes=7-')).toEqual([206, 'bytes 7-9/10', '789'])
    expect(await part('bytes=-3')).toEqual([206, 'bytes 7-9/10', '789'])
    expect(await part('bytes=8-99')).toEqual([206, 'bytes 8-9/10', '89'])
    for (const whole of ['bytes=20-30', 'bytes=4-2', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=-']) {
      expect((await part(whole))[0]).toBe(200)
    }
  })

  test('is known by no path that its sender gave it', async () => {
    const { body } = await upload([asAttachment, text('x', '../../etc/passwd\u202e.txt')])
    expect(body.data.name).toBe('passwd.txt')
  })

  test('is audited, with its id', async () => {
    const { body } = await upload([asAttachment, text('x')])
    const audit = await database.db
      .selectFrom('audit_log')
      .selectAll()
      .where('resource', '=', 'file')
      .orderBy('id', 'desc')
      .executeTakeFirst()
    expect(audit).toMatchObject({
      action: 'create',
      resource_id: String(body.data.id),
      response_code: 201,
      user_id: user.id,
    })
  })
})

describe('what is refused leaves nothing behind', () => {
  test.each([
    ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg"/>', 'a.svg')],
    ['SVG as XML', text('<?xml version="1.0"?><svg onload="x()"/>', 'a.xml')],
    ['HTML', text('<!doctype html><script>x()</script>', 'a.html')],
    ['HTML as text', text('<html><script>x()</script></html>', 'a.txt')],
    ['an image that is called text', ['file', new Blob([onePixel]), 'a.txt'] as Part],
    ['text that is called an image', text('hello', 'a.png')],
    ['a program', ['file', new Blob([Buffer.from('7f454c46020101', 'hex')]), 'a.exe'] as Part],
    ['no ending', text('hello', 'README')],
  ])('%s', async (_name, file) => {
    const before = await left()
    const { status, body } = await upload([asAttachment, file])
    expect([status, body.code]).toEqual([415, 41501])
    expect(await left()).toEqual(before)
  })

  test('a purpose that takes no such file, an unknown one, none', async () => {
    const before = await left()
    expect((await upload([['purpose', 'image'], text('x')])).status).toBe(415)
    expect((await upload([['purpose', 'nothing'], text('x')])).body).toMatchObject({
      code: 40001,
      errors: [{ field: 'purpose' }],
    })
    expect((await upload([text('x')])).body).toMatchObject({ code: 40001, errors: [{ field: 'purpose' }] })
    expect(await left()).toEqual(before)
  })

  test('no file, two files, a field that is not known', async () => {
    const before = await left()
    expect((await upload([asAttachment])).body).toMatchObject({ code: 40001, errors: [{ field: 'file' }] })
    expect((await upload([asAttachment, text('x'), text('y')])).body.code).toBe(40001)
    expect((await upload([asAttachment, text('x'), ['owner', 'job']])).body).toMatchObject({
      errors: [{ field: 'owner' }],
    })
    expect(await left()).toEqual(before)
  })

  test('more than the purpose takes, and more than any takes', async () => {
    const before = await left()
    const large = (megabytes: number): Part => [
      'file',
      new Blob([onePixel, Buffer.alloc(megabytes * 1_048_576)]),
      'a.png',
    ]
    expect((await upload([['purpose', 'image'], large(5)])).body.code).toBe(41301)
    expect((await upload([['purpose', 'attachment'], large(21)])).body.code).toBe(41301)
    expect(await left()).toEqual(before)
  })

  test('a body that is no form, and one that ends too soon', async () => {
    const json = await request('POST', '/files', { body: '{}', headers: { 'Content-Type': 'application/json' } })
    expect(await json.json()).toMatchObject({ code: 41501 })
    const before = await left()
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' }
    const file = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf'
    const field = '--x\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nattach'
    for (const broken of [
      file,
      field,
      file.slice(0, 30),
      '--x',
      '--x--',
      '',
      `${field}\r\n${file}`,
      `${file}\r\n${field}`,
    ]) {
      const cut = await request('POST', '/files', { body: broken, headers })
      expect(await cut.json()).toMatchObject({ code: 40001 })
    }
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=']) {
      const answer = await request('POST', '/files', { body: file, headers: { 'Content-Type': type } })
      expect(answer.status).toBeLessThan(500)
      await answer.text()
    }
    expect(await left()).toEqual(before)
  })

  test('an upload whose sender goes away', async () => {
    const before = await left()
    const body = new ReadableStream({
      start(controller) {
        const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf'
        controller.enqueue(new TextEncoder().encode(head))
        setImmediate(() => controller.error(new Error('gone')))
      },
    })
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' }
    const answer = await request('POST', '/files', { body, headers, duplex: 'half' } as RequestInit)
    expect(answer.status).toBe(400)
    await expect.poll(left).toEqual(before)
  })
})

describe('the right to a file', () => {
  test('is its uploader’s alone while it belongs to nothing', async () => {
    const { body } = await upload([asAttachment, text('x')])
    const other = await signInAs(api, await platform.makeUser([]))
    const answer = await request('GET', `/files/${body.data.id}`, { as: other })
    expect(await answer.json()).toMatchObject({ code: 40401 })
  })

  test('is that of the record it belongs to', async () => {
    const { body } = await upload([asAttachment, text('x')])
    const { db } = database
    await db.updateTable('file').set({ owner_table: 'job', owner_id: '5' }).execute()
    const file = await getFile(db, body.data.id)
    const about = { db, caller: { userId: user.id } as never }
    const rights = { job: async ({ ownerId }: { ownerId: string }) => ownerId === '5' }
    expect(await mayReadFile(about, file, rights)).toBe(true)
    expect(await mayReadFile(about, { ...file, owner_id: '6' }, rights)).toBe(false)
    expect(await mayReadFile(about, { ...file, owner_table: 'constructor' }, rights)).toBe(false)
    expect((await request('GET', `/files/${body.data.id}`)).status).toBe(404)
  })

  test('of what is not there is nobody’s', async () => {
    expect((await request('GET', '/files/999999')).status).toBe(404)
    expect((await request('GET', '/files/x')).status).toBe(400)
    expect((await request('GET', '/files/1', { as: 'nobody' })).status).toBe(401)
  })

  test('is not given to more files than somebody may have lying about', async () => {
    const other = await platform.makeUser([])
    const as = await signInAs(api, other)
    const about = { name: 'x', purpose: 'attachment', content_type: 'text/plain', size_bytes: 1, created_by: other.id }
    const kept = Array.from({ length: 200 }, (_, index) => ({ ...about, storage_key: `${other.id}-${index}` }))
    await database.db.insertInto('file').values(kept).execute()
    const refused = await upload([asAttachment, text('x')], as)
    expect(refused).toMatchObject({ status: 409, body: { code: 40901 } })
    await database.db.deleteFrom('file').where('storage_key', '=', `${other.id}-0`).execute()
    expect((await upload([asAttachment, text('x')], as)).status).toBe(201)
  })
})
