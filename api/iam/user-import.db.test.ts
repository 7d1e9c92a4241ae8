import { deflateRawSync } from 'node:zlib'
import ExcelJs from 'exceljs'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPassword, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { uploadImport, uploadTo } from '../../tooling/testing/transfer.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let admin: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  admin = await signInAs(api, await platform.makeUser([], { username: 'root', roles: ['super_admin'] }))
  const { body } = await api.call('POST', '/departments', { token: admin, body: { name: '总部' } })
  await api.call('POST', '/departments', { token: admin, body: { name: '运营部', parent_id: body.data.id } })
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

const upload = (content: Uint8Array | string, query = '', token = admin, headers = {}) =>
  uploadImport(api, content, { token, query, headers })
const countUsers = async (q: string) =>
  (await api.call('GET', `/users?q=${encodeURIComponent(q)}`, { token: admin })).body.data.total

describe('a preview', () => {
  test('says what is wrong with each row at its field, and makes nobody', async () => {
    const { status, body } = await upload(
      [
        '用户名,姓名,邮箱,角色,部门,密码',
        'preview1,甲,p1@example.com,运营专员、developer,总部/运营部,Secret-1',
        'Preview1,乙,P1@example.com,,,',
        'root,丙,nobody,no_role,总部/不存在,',
        ',丁,,,,',
      ].join('\n'),
    )
    expect(status).toBe(200)
    expect(body.data).toMatchObject({ total: 4, valid: 1, invalid: 3, created: 0, ignored: ['密码'] })
    expect(body.data.rows[0].errors).toEqual([])
    const fieldsOf = (at: number) => body.data.rows[at].errors.map(({ field }: { field: string }) => field)
    expect(fieldsOf(1)).toEqual(['username', 'email'])
    expect(body.data.rows[1].errors[0].message).toBe('The same as in row 2')
    expect(fieldsOf(2).sort()).toEqual(['department', 'email', 'roles'])
    expect([body.data.rows[3].row, fieldsOf(3)]).toEqual([5, ['username']])
    expect(JSON.stringify(body)).not.toContain('Secret-1')
    expect(await countUsers('preview1')).toBe(0)
  })

  test('finds names and addresses that people have already', async () => {
    const { body } = await upload('username\nROOT')
    expect(body.data.rows[0].errors).toEqual([{ field: 'username', message: 'Taken by a user who is there already' }])
  })

  test.each([
    ['UTF-8 with its mark', '\uFEFF用户名,姓名\nmark1,王五'],
    ['GB18030', iconv.encode('用户名,姓名\nmark1,王五', 'gb18030')],
    ['semicolons', '用户名;姓名\nmark1;王五'],
  ])('reads %s', async (_, content) => {
    const { body } = await upload(content)
    expect(body.data.rows[0].cells).toMatchObject({ username: 'mark1', name: '王五' })
  })

  test('reads a workbook', async () => {
    const workbook = new ExcelJs.Workbook()
    workbook.addWorksheet('any').addRows([
      ['姓名', '登录名', '手机号'],
      ['赵六', 'sheet1', 13800138000],
    ])
    const { body } = await upload(new Uint8Array(await workbook.xlsx.writeBuffer()))
    expect(body.data.rows[0]).toMatchObject({ cells: { username: 'sheet1', phone: '13800138000' }, errors: [] })
  })
})

describe('a file that is refused', () => {
  test.each([
    ['without the column of names', '姓名\n甲'],
    ['without rows', 'username\n\n'],
    ['with too many rows', `username\n${Array.from({ length: 10_001 }, (_, at) => `many${at}`).join('\n')}`],
    ['that is no table', Buffer.from([0, 1, 2, 3])],
  ])('%s', async (_, content) => {
    const { status, body } = await upload(content)
    expect([status, body.code, body.errors[0].field]).toEqual([400, 40001, 'file'])
  })

  test('larger than it may be', async () => {
    expect((await upload(`username\n${'x'.repeat(5 * 1024 * 1024)}`)).body.code).toBe(41301)
  })

  test('that unpacks to far more than it is', async () => {
    const { status } = await upload(bomb())
    expect(status).toBe(400)
  })
})

describe('a commit', () => {
  test('makes all of them, pending and without a password', async () => {
    const { body } = await upload('username,roles,department\nmade1,ops_staff,运营部\nmade2,,总部', '?mode=commit')
    expect(body.data).toMatchObject({ mode: 'commit', created: 2 })
    const { body: user } = await api.call('GET', `/users/${body.data.created_ids[0]}`, { token: admin })
    expect(user.data).toMatchObject({ username: 'made1', status: 'pending', must_change_password: true })
    expect([user.data.role_ids.length, user.data.department_id]).toEqual([1, expect.any(Number)])
  })

  test('makes nobody when one row is bad, unless only the good ones are wanted', async () => {
    const content = 'username,email\ngood1,\nbad1,nobody'
    const all = await upload(content, '?mode=commit')
    expect([all.status, all.body.errors[0].field]).toEqual([400, 'rows.3.email'])
    expect(await countUsers('good1')).toBe(0)
    const good = await upload(content, '?mode=commit&rows=valid')
    expect(good.body.data).toMatchObject({ created: 1, invalid: 1 })
    expect(await countUsers('good1')).toBe(1)
  })

  test('loses the race against the same file', async () => {
    const content = 'username\nrace1\nrace2'
    const both = await Promise.all([upload(content, '?mode=commit'), upload(content, '?mode=commit')])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
    expect(await countUsers('race')).toBe(2)
  })

  test('hands out no role beyond the rights of who imports', async () => {
    const token = await signInAs(api, await platform.makeUser(['user:write']))
    const { body } = await upload('username,roles\nbeyond1,super_admin', '?mode=commit&rows=valid', token)
    expect(body.errors[0].field).toBe('rows.2.roles')
  })
})

describe('a commit under its preview', () => {
  const preview = async (content: string) => (await upload(content)).body.data

  test('does what was looked at, or nothing: whoever took a name meanwhile is told of', async () => {
    const content = 'username,name\nplan1,甲\nplan2,乙'
    const { plan } = await preview(content)
    await api.call('POST', '/users', { token: admin, body: { username: 'plan2' } })
    const late = await upload(content, `?mode=commit&rows=valid&plan=${plan}`)
    expect([late.status, late.body.code]).toEqual([409, 40901])
    expect(await countUsers('plan1')).toBe(0)
    const fresh = await preview(content)
    expect(fresh.counts).toMatchObject({ new: 1, error: 1 })
    const { body } = await upload(content, `?mode=commit&rows=valid&plan=${fresh.plan}`)
    expect(body.data).toMatchObject({ created: 1, rows: [{ row: 3, outcome: 'error' }] })
  })

  test('is not that of another file, or of other rules for who is there already', async () => {
    const { plan } = await preview('username\nother1')
    expect((await upload('username\nother2', `?mode=commit&plan=${plan}`)).body.code).toBe(40901)
    const { plan: refusing } = await preview('username,name\nroot,R')
    expect((await upload('username,name\nroot,R', `?mode=commit&existing=update&plan=${refusing}`)).body.code).toBe(
      40901,
    )
  })

  test('that comes again under its key makes nobody twice, and another file is no repetition', async () => {
    const key = { 'Idempotency-Key': 'import-once' }
    const content = 'username\nonce1\nonce2'
    const first = await upload(content, '?mode=commit', admin, key)
    const again = await upload(content, '?mode=commit', admin, key)
    expect(again.body.data.created_ids).toEqual(first.body.data.created_ids)
    expect(again.headers.get('Idempotency-Replayed')).toBe('true')
    expect((await upload('username\nonce3', '?mode=commit', admin, key)).body.code).toBe(40901)
    expect(await countUsers('once')).toBe(2)
  })
})

test('a preview shows as many rows as there may be', async () => {
  const rows = Array.from({ length: 10_000 }, (_, at) => `big${at},员工${at},big${at}@example.com,运营专员`)
  const { body } = await upload(['用户名,姓名,邮箱,角色', ...rows].join('\n'))
  expect(body.data).toMatchObject({ total: 10_000, valid: 10_000, invitable: 10_000 })
  expect(body.data.rows.at(-1)).toMatchObject({ row: 10_001, outcome: 'new', cells: { username: 'big9999' } })
})

describe('the rows that have problems', () => {
  const content = '用户名,姓名,邮箱,密码\nmend1,甲,,x\nmend2,=1+1,nobody,x\n张 三,丙,c@example.com,x'
  const problems = (query: string, language: string) =>
    uploadTo(api, '/users/import/problems', content, { token: admin, query, headers: { 'Accept-Language': language } })

  test('come back as CSV with what is wrong, are mended and uploaded again', async () => {
    const file = await (await problems('?format=csv', 'zh-CN')).text()
    expect(file.split('\r\n')).toEqual([
      '"用户名","姓名","邮箱","问题"',
      '"mend2","\'=1+1","nobody","邮箱：格式不正确，例如 name@example.com"',
      '"张 三","丙","c@example.com","用户名：只能有字母、数字、汉字和 . _ @ + -，并以字母、数字或汉字开头"',
      '',
    ])
    const mended = file.replace('"nobody"', '"b@example.com"').replace('张 三', '张三')
    const { body } = await upload(mended)
    expect(body.data).toMatchObject({ total: 2, valid: 2, ignored: [] })
    expect(body.data.rows[0].cells.name).toBe('=1+1')
  })

  test('come back as a workbook in the language of who asks', async () => {
    const answer = await problems('', 'en')
    expect(answer.headers.get('Content-Disposition')).toContain('users-problems.xlsx')
    const workbook = new ExcelJs.Workbook()
    await workbook.xlsx.load(await answer.arrayBuffer())
    const sheet = workbook.worksheets[0]
    expect([sheet?.actualRowCount, sheet?.getCell('D1').value, sheet?.getCell('D2').value]).toEqual([
      3,
      'Problems',
      'E-mail: Not an address such as name@example.com',
    ])
  })
})

describe('roles that a file gives', () => {
  test('need a confirmation, as they do one by one, before anything is kept under the key', async () => {
    const user = await platform.makeUser(['user:write'], { roles: ['super_admin'] })
    const token = await signInAs(api, user)
    const confirmed_at = new Date(Date.now() - 16 * 60_000)
    await database.db.updateTable('session').set({ confirmed_at }).where('user_id', '=', user.id).execute()
    api.deps.sessions.forget()
    const content = 'username,roles\nstep1,ops_staff'
    const key = { 'Idempotency-Key': 'import-step-up' }
    expect((await upload(content, '?mode=commit', token, key)).body.code).toBe(40302)
    expect((await upload('username\nstep2', '?mode=commit', token)).body.data.created).toBe(1)
    await api.call('POST', '/auth/mfa/verify', { token, body: { method: 'password', code: testPassword } })
    expect((await upload(content, '?mode=commit', token, key)).body.data.created).toBe(1)
  })

  test('may not show rows that who imports does not see', async () => {
    const user = await platform.makeUser(['user:read', 'user:write'])
    await database.db
      .updateTable('role')
      .set({ data_scopes: JSON.stringify([{ resource: 'user', scope: 'SELF' }]) })
      .where('id', '=', user.roleId)
      .execute()
    const wide = await platform.makeUser(['user:read'])
    const { code } = await database.db
      .selectFrom('role')
      .select('code')
      .where('id', '=', wide.roleId)
      .executeTakeFirstOrThrow()
    const { body } = await upload(`username,roles\nwide1,${code}`, '', await signInAs(api, user))
    expect(body.data.rows[0].errors).toMatchObject([
      { field: 'roles', message: expect.stringContaining('may not see') },
    ])
  })
})

describe('refuses without permission', () => {
  test('import, problems and template', async () => {
    const token = await signInAs(api, await platform.makeUser(['user:read']))
    expect((await upload('username\nx1', '?mode=commit', token)).body.code).toBe(40301)
    expect((await uploadTo(api, '/users/import/problems', 'username\nx1', { token })).status).toBe(403)
    expect((await api.call('GET', '/users/import-template', { token })).body.code).toBe(40301)
  })
})

/** 100 MB of nothing in a zip archive whose directory says that it is one byte. */
function bomb(): Buffer {
  const content = deflateRawSync(Buffer.alloc(100 * 1024 * 1024))
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(content.length, 18)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(content.length, 20)
  entry.writeUInt32LE(1, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(local.length + name.length + content.length, 16)
  return Buffer.concat([local, name, content, entry, name, end])
}
