import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import type { ApiEnv } from '../context.ts'
import { createServices } from '../services.ts'
import { consoleRoutes } from './console-routes.ts'
import { requestContext } from './request-context.ts'
import { responseHeaders } from './response-headers.ts'

const origin = 'https://friend.example'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database, {
    env: { OPS_PUBLIC_URL: 'https://ops.example', OPS_CORS_ORIGINS: `${origin}/`, OPS_TRUSTED_PROXIES: '10.0.0.0/8' },
  })
  api = await platform.startApi()
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

const ask = (path: string, init: RequestInit = {}) => api.app.request(path, init)

describe('every answer', () => {
  test.each(['/api/v1/auth/me', '/api/v1/none', '/healthz', '/api/schema/'])('%s carries the headers', async (path) => {
    const { headers } = await ask(path)
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'x-trace-id': expect.stringMatching(/^[0-9a-f]{32}$/),
    })
  })

  test('hosts below ours are left out of it where a setting says so', async () => {
    const alone = await platform.startApi({ settings: { ...api.deps.settings, OPS_HSTS_SUBDOMAINS: '0' } })
    const { headers } = await alone.app.request('/healthz')
    expect(headers.get('Strict-Transport-Security')).toBe('max-age=63072000')
  })

  test('without a public address by https says nothing of it', async () => {
    const plain = await platform.startApi({ settings: { ...api.deps.settings, OPS_PUBLIC_URL: undefined } })
    expect((await plain.app.request('/healthz')).headers.has('Strict-Transport-Security')).toBe(false)
  })
})

describe('other origins', () => {
  test('on the list may ask, without credentials', async () => {
    const preflight = await ask('/api/v1/jobs', {
      method: 'OPTIONS',
      headers: { Origin: origin, 'Access-Control-Request-Method': 'PUT' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe(origin)
    expect(preflight.headers.get('Access-Control-Allow-Methods')).toContain('PUT')
    expect(preflight.headers.get('Access-Control-Allow-Headers')).toContain('Idempotency-Key')
    expect(preflight.headers.has('Access-Control-Allow-Credentials')).toBe(false)
    const { headers } = await ask('/api/v1/jobs', { headers: { Origin: origin } })
    expect(headers.get('Access-Control-Allow-Origin')).toBe(origin)
    expect(headers.get('Vary')).toContain('Origin')
  })

  test.each(['https://evil.example', 'https://friend.example.evil.example', 'null', 'http://friend.example'])(
    '%s may not',
    async (other) => {
      const preflight = await ask('/api/v1/jobs', { method: 'OPTIONS', headers: { Origin: other } })
      expect(preflight.headers.has('Access-Control-Allow-Origin')).toBe(false)
      expect(
        (await ask('/api/v1/jobs', { headers: { Origin: other } })).headers.has('Access-Control-Allow-Origin'),
      ).toBe(false)
    },
  )
})

describe('a request that only our cookie vouches for', () => {
  const logout = async (headers: Record<string, string>, cookie = '__Host-ops_refresh=x') => {
    const answer = await ask('/api/v1/auth/logout', {
      method: 'POST',
      headers: { Cookie: cookie, 'X-OPS-CSRF': '1', ...headers },
    })
    return ((await answer.json()) as { code: number }).code
  }

  test.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another host of the same site', { 'Sec-Fetch-Site': 'same-site' }],
    ['another origin', { Origin: 'https://evil.example' }],
    ['nobody knows where', {}],
  ])('from %s is refused', async (_, headers) => {
    expect(await logout(headers as Record<string, string>)).toBe(40301)
  })

  test('from the console goes on', async () => {
    expect(await logout({ 'Sec-Fetch-Site': 'same-origin' })).not.toBe(40301)
    expect(await logout({ Origin: 'https://ops.example' })).not.toBe(40301)
  })

  test('counts for nothing when a bearer token, or no cookie of ours, is there', async () => {
    const token = await signInAs(api, await platform.makeUser(['job:read', 'job:write']))
    const answer = await ask('/api/v1/jobs', {
      method: 'POST',
      headers: { Cookie: 'ops_refresh=x', Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: '{}',
    })
    expect(((await answer.json()) as { code: number }).code).toBe(40001)
    expect(await logout({ 'Sec-Fetch-Site': 'cross-site' }, 'theme=dark')).toBe(40101)
  })
})

describe('the caller’s address', () => {
  const addressOf = async (peer: string, forwarded: string) => {
    const user = await platform.makeUser([])
    await api.call('POST', '/auth/login', {
      body: { username: user.username, password: 'x' },
      headers: { 'X-Forwarded-For': forwarded },
      from: peer,
    })
    const row = await database.db
      .selectFrom('login_log')
      .select('ip_address')
      .where('user_name', '=', user.username)
      .executeTakeFirstOrThrow()
    return row.ip_address
  }

  test('is believed from a trusted proxy alone', async () => {
    expect(await addressOf('10.1.2.3', '198.51.100.7')).toBe('198.51.100.7')
    expect(await addressOf('203.0.113.5', '198.51.100.7')).toBe('203.0.113.5')
  })
})

describe('the console', () => {
  let folder: string
  let app: Hono<ApiEnv>

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ops-console-'))
    await writeFile(join(folder, 'index.html'), '<meta name="csp-nonce" content="%OPS_NONCE%">')
    await writeFile(join(folder, 'theme.js'), 'let theme')
    app = new Hono<ApiEnv>()
    app.use(requestContext(api.deps, createServices(api.deps))).use(responseHeaders(api.deps.settings))
    app.route('/', consoleRoutes(`${folder}/`))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('has a nonce of its own in every answer, in the page and in the policy', async () => {
    const nonces = await Promise.all(
      ['/', '/jobs/1', '/index.html'].map(async (path) => {
        const answer = await app.request(path)
        expect(answer.headers.get('Cache-Control')).toBe('no-cache')
        const nonce = /content="([^"]+)"/.exec(await answer.text())?.[1]
        const policy = answer.headers.get('Content-Security-Policy')
        expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'`)
        expect(policy).toContain("default-src 'none'; script-src 'self';")
        return nonce
      }),
    )
    expect(new Set(nonces).size).toBe(3)
  })

  test('sends files by their type, packed when wanted, and not again when known', async () => {
    const plain = await app.request('/theme.js')
    expect(await plain.text()).toBe('let theme')
    expect(plain.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8')
    const packed = await app.request('/theme.js', { headers: { 'Accept-Encoding': 'gzip, br' } })
    expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe('let theme')
    const known = await app.request('/theme.js', { headers: { 'If-None-Match': plain.headers.get('ETag') ?? '' } })
    expect(known.status).toBe(304)
  })

  test.each(['/none.js', '/../package.json', '/..%2f..%2fpackage.json', '/api/none', '/api'])(
    'has no %s',
    async (path) => {
      const answer = await app.request(path)
      expect(answer.status).toBe(404)
    },
  )
})
