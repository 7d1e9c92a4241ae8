import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPassword, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database, { env: { OPS_PUBLIC_URL: 'https://console.initech.example' } })
  api = await platform.startApi()
  const token = await signInAs(api, await platform.makeUser(['setting:read', 'setting:write']))
  const put = async (group: string, values: object) => {
    const { status } = await api.call('PUT', `/settings/${group}`, { token, body: { ...values, version: 1 } })
    if (status !== 200) throw new Error(`${group} answered ${status}`)
  }
  await put('general', { site_name: 'Hooli 运营台' })
  await put('registration', { allowed_domains: 'globex.example' })
  await put('password', { forbidden_words: ['Nightingale'] })
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

const change = async (new_password: string) => {
  const token = await signInAs(api, await platform.makeUser([]))
  return api.call('POST', '/auth/password/change', { token, body: { old_password: testPassword, new_password } })
}

test.each(['Hooli-Kettle-88', '1运营台Kettle!', 'Initech-88-x', 'Gl0bex#2027', 'Xx-nightingale-1', 'Ops@20262026'])(
  '%s holds a word of the organization and is refused by name',
  async (password) => {
    const { status, body } = await change(password)
    expect([status, body.code]).toEqual([400, 40001])
    expect(body.errors).toEqual([
      {
        field: 'new_password',
        message: 'It may not hold a word of the product or the organization, such as its name or domain',
      },
    ])
  },
)

test('one that holds none of them is taken', async () => {
  expect((await change('Green-Kettle-88')).status).toBe(200)
})

test('who is not signed in is not told which words those are', async () => {
  const { status, body } = await api.call('GET', '/auth/options')
  expect(status).toBe(200)
  expect(JSON.stringify(body)).not.toMatch(/nightingale|globex|forbidden/i)
})
