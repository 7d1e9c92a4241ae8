import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { putSettings } from '../../db/settings/setting-queries.ts'
import { securitySettings } from '../../domain/settings/security-settings.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { createDocument } from '../docs/document.ts'
import { routers } from '../routers.ts'

type Operation = { 'x-permission': string }

// Whatever route is added later is in the document, and so in these tests.
const { paths } = JSON.parse(createDocument(routers)('3.1')) as { paths: Record<string, Record<string, Operation>> }
const guarded = Object.entries(paths).flatMap(([path, operations]) =>
  Object.entries(operations)
    .filter(([, operation]) => operation['x-permission'] !== 'public')
    .map(([method, operation]) => ({ method: method.toUpperCase(), path, permission: operation['x-permission'] })),
)
/** Changed a little, its last word is an id of a route that everybody may ask, each of their own records. */
const hasOpenTwin = (path: string) =>
  guarded.some(({ permission, path: other }) => permission === 'signed-in' && other === path.replace(/[^/]+$/, '{id}'))
const withRight = guarded.filter(
  ({ permission, path }) => /^[a-z-]+:[a-z-]+$/.test(permission) && !(path.endsWith('/all') && hasOpenTwin(path)),
)

/** Ways to write an address that a guard may read otherwise than the router behind it. */
const writings: Record<string, (path: string) => string> = {
  'as it is': (path) => path,
  'without its version': (path) => path.replace('/api/v1/', '/api/'),
  'a slash behind it': (path) => `${path}/`,
  'two slashes in it': (path) => path.replace('/api/v1/', '/api/v1//'),
  'two slashes before it': (path) => `/${path}`,
  'a dot in it': (path) => path.replace('/api/v1/', '/api/v1/./'),
  'a way round': (path) => path.replace('/api/v1/', '/api/v1/auth/../'),
  'an encoded way round': (path) => path.replace('/api/v1/', '/api/v1/auth/%2e%2e/'),
  'an encoded slash': (path) => path.replace('/api/v1/', '/api/v1%2f'),
  'an encoded letter': (path) =>
    path.replace(/\/([a-z])([^/]*)$/, (_, letter: string, rest: string) => {
      return `/%${letter.charCodeAt(0).toString(16)}${rest}`
    }),
  'capital letters': (path) => path.replace(/[^/]+$/, (last) => last.toUpperCase()),
  'a parameter of the path': (path) => `${path};a=b`,
  'a zero byte': (path) => `${path}%00`,
  'an ending': (path) => `${path}.json`,
}
const disguises: Record<string, Record<string, string>> = {
  'an overriding method': { 'X-HTTP-Method-Override': 'GET', 'X-Method-Override': 'GET' },
  'an original address': { 'X-Original-URL': '/healthz', 'X-Rewrite-URL': '/healthz' },
  'a forwarded one': { 'X-Forwarded-For': '127.0.0.1', 'X-Real-IP': '127.0.0.1', Forwarded: 'for=127.0.0.1' },
  'another protocol and host': {
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Host': 'localhost',
    'X-Forwarded-Prefix': '/api',
  },
}

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let powerless: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  const most = Object.keys(securitySettings.shape).map((name) => [name, 1_000_000])
  const values = securitySettings.parse(Object.fromEntries(most))
  await database.db
    .transaction()
    .execute((tx) => putSettings(tx, { group: 'security', values, version: 1, userId: null }))
  api = await platform.startApi()
  powerless = await signInAs(api, await platform.makeUser([]))
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

async function statusOf(method: string, path: string, headers: Record<string, string>): Promise<number> {
  const body = method === 'GET' || method === 'HEAD' ? {} : { body: '{}' }
  const sent = { 'Content-Type': 'application/json', ...headers }
  const address = `http://localhost${path.replaceAll(/{[^}]+}/g, '1')}`
  const answer = await api.app.request(address, { method, headers: sent, ...body })
  await answer.body?.cancel()
  // Whatever is no address of the API is one of the console: its page shows nothing by itself.
  return answer.headers.get('Content-Type')?.startsWith('text/html') ? 404 : answer.status
}
/** Those that were answered as if the caller had the right; another way to write the address may be unknown, or refused. */
async function passed(method: string, path: string, headers: Record<string, string>, refused: number[]) {
  const open: string[] = []
  for (const [name, write] of Object.entries(writings)) {
    const status = await statusOf(method, write(path), headers)
    if (!refused.includes(status)) open.push(`${name}: ${status}`)
  }
  for (const [name, disguise] of Object.entries(disguises)) {
    const status = await statusOf(method, path, { ...headers, ...disguise })
    if (!refused.includes(status)) open.push(`${name}: ${status}`)
  }
  return open
}

describe('without a token', () => {
  test.each(guarded)('$method $path opens in no way of writing', async ({ method, path }) => {
    expect(await passed(method, path, {}, [401, 404])).toEqual([])
    if (method === 'GET') expect(await statusOf('HEAD', path, {})).toBe(401)
  })
})

describe('without the right', () => {
  test.each(withRight)('$method $path opens in no way of writing', async ({ method, path }) => {
    expect(await passed(method, path, { Authorization: `Bearer ${powerless}` }, [403, 404])).toEqual([])
  })
})
