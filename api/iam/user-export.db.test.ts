import { monitorEventLoopDelay } from 'node:perf_hooks'
import ExcelJs from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let admin: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  admin = await signInAs(api, await platform.makeUser([], { username: 'root', roles: ['super_admin'] }))
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

const makeUser = (body: Record<string, unknown>) => api.call('POST', '/users', { token: admin, body })

function ask(query: string, token = admin) {
  const headers = { Authorization: `Bearer ${token}`, 'Accept-Language': 'zh-CN' }
  const from = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
  return api.app.request(`/api/v1/users/export${query}`, { headers }, from)
}
async function linesOf(query: string, token = admin) {
  const content = Buffer.from(await (await ask(`?format=csv&${query}`, token)).arrayBuffer()).toString()
  return content.split('\r\n').slice(1, -1)
}
async function sheetOf(content: ArrayBuffer | Buffer): Promise<ExcelJs.Worksheet> {
  const workbook = new ExcelJs.Workbook()
  await workbook.xlsx.load(content as ArrayBuffer)
  return workbook.worksheets[0] as ExcelJs.Worksheet
}

test('holds no cell that a spreadsheet takes for a formula, in CSV and in a workbook', async () => {
  await makeUser({ username: 'formula1', name: '=HYPERLINK("x")', phone: '+8613800138000' })
  const csv = Buffer.from(await (await ask('?format=csv&q=formula1')).arrayBuffer())
  expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  expect(csv.toString().split('\r\n')[1]).toMatch(/^"formula1","'=HYPERLINK\(""x""\)","","'\+8613800138000"/)
  const sheet = await sheetOf(await (await ask('?q=formula1')).arrayBuffer())
  expect([sheet.actualRowCount, sheet.getCell('B2').type, sheet.getCell('B2').value]).toEqual([
    2,
    ExcelJs.ValueType.String,
    '=HYPERLINK("x")',
  ])
})

describe('shows no more than the lists do', () => {
  test('no rows that the roles of who exports do not let through', async () => {
    const viewer = await platform.makeUser(['user:read', 'user:export'])
    await database.db
      .updateTable('role')
      .set({ data_scopes: JSON.stringify([{ resource: 'user', scope: 'SELF' }]) })
      .where('id', '=', viewer.roleId)
      .execute()
    const lines = await linesOf('', await signInAs(api, viewer))
    expect(lines.map((line) => line.split(',')[0])).toEqual([`"${viewer.username}"`])
    expect((await linesOf('')).length).toBeGreaterThan(1)
  })

  test('masked columns masked and hidden ones empty', async () => {
    const viewer = await platform.makeUser(['user:read', 'user:export'])
    const rule = { resource: 'user', field: 'phone', rule: 'masked' }
    await database.db
      .updateTable('role')
      .set({ column_rules: JSON.stringify([rule, { ...rule, field: 'email', rule: 'hidden' }]) })
      .where('id', '=', viewer.roleId)
      .execute()
    await makeUser({ username: 'covered1', email: 'covered1@example.com', phone: '13812345678' })
    const token = await signInAs(api, viewer)
    expect(await linesOf('q=covered1', token)).toEqual([
      expect.stringMatching(/^"covered1","covered1","","138\*{4}5678",/),
    ])
    const sheet = await sheetOf(await (await ask('?q=covered1', token)).arrayBuffer())
    expect([sheet.getCell('C2').value, sheet.getCell('D2').value]).toEqual([null, '138****5678'])
  })

  test('nothing without permission', async () => {
    const token = await signInAs(api, await platform.makeUser(['user:read']))
    expect((await ask('', token)).status).toBe(403)
  })
})

describe('of 50,000 people', () => {
  const count = 50_000
  beforeAll(async () => {
    await sql`
      insert into "user" (username, name, email, phone)
      select 'many' || n, '职员' || n, 'many' || n || '@example.com', '138' || lpad(n::text, 8, '0')
      from generate_series(1, ${count}) as n
    `.execute(database.db)
  }, 120_000)

  test('a workbook is written while others are answered, and holds each once', { timeout: 120_000 }, async () => {
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    let isComplete = false
    const chunks: Uint8Array[] = []
    const others: Promise<boolean>[] = []
    for await (const chunk of (await ask('')).body ?? []) {
      chunks.push(chunk)
      others.push(api.call('GET', '/auth/me', { token: admin }).then(({ status }) => status === 200 && !isComplete))
    }
    isComplete = true
    delay.disable()
    const answered = (await Promise.all(others)).filter(Boolean).length
    console.log(`${answered} of ${others.length} requests answered meanwhile, the longest wait ${delay.max / 1e6} ms`)
    expect(answered).toBeGreaterThan(others.length / 2)

    const sheet = await sheetOf(Buffer.concat(chunks))
    const names = new Set<unknown>()
    sheet.eachRow((row) => names.add(row.getCell(1).value))
    expect(sheet.actualRowCount).toBeGreaterThan(count)
    expect(names.size).toBe(sheet.actualRowCount)
  })

  test('the thread ends when whoever asked has gone', async () => {
    const threads = () => process.getActiveResourcesInfo().filter((kind) => kind === 'MessagePort').length
    const before = threads()
    const reader = (await ask('')).body?.getReader()
    await reader?.read()
    expect(threads()).toBeGreaterThan(before)
    await reader?.cancel()
    await expect.poll(threads).toBe(before)
  })
})
