import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectDatabase } from '../../db/connect.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { createServices } from '../services.ts'
import { createReadiness } from './health.ts'

const metricsToken = 'a-token-of-the-monitor'

let database: TestDatabase
let platform: TestPlatform
let api: TestApi

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database, { env: { OPS_METRICS_TOKEN: metricsToken } })
  api = await platform.startApi()
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

const readiness = (change = {}) =>
  createReadiness({ ...api.deps, ...change }, new AbortController().signal)().then(({ status, checks }) => ({
    status,
    failed: Object.keys(checks).filter((name) => !checks[name]?.ok),
  }))

test('/healthz says that the process answers', async () => {
  const answer = await api.app.request('/healthz')
  expect({ status: answer.status, body: await answer.json() }).toEqual({ status: 200, body: { status: 'ok' } })
})

describe('/readyz', () => {
  test('names each dependency; Temporal may be away', async () => {
    const answer = await api.app.request('/readyz')
    const body = (await answer.json()) as { status: string; checks: Record<string, object> }
    expect(answer.status).toBe(200)
    expect(body.status).toBe('degraded')
    expect(Object.keys(body.checks)).toEqual(['postgresql', 'migrations', 'notices', 'temporal', 'files'])
    expect(body.checks.temporal).toEqual({
      ok: false,
      required: false,
      ms: expect.any(Number),
      reason: 'not reachable',
    })
    expect(body.checks.postgresql).toMatchObject({ ok: true, required: true })
  })

  test('is not ready without the database, and does not say why to strangers', async () => {
    const away = connectDatabase('postgres://somebody:secret@127.0.0.1:1/none')
    expect(await readiness({ db: away.db })).toMatchObject({
      status: 'unavailable',
      failed: ['postgresql', 'migrations', 'temporal'],
    })
    const { checks } = await createReadiness({ ...api.deps, db: away.db }, new AbortController().signal)()
    expect(JSON.stringify(checks)).not.toMatch(/secret|somebody|127\.0\.0\.1/)
    await away.close()
  })

  test('is not ready before the newest migration was applied', async () => {
    const { rows } = await sql<{ name: string }>`
      delete from kysely_migration where name = (select max(name) from kysely_migration) returning name`.execute(
      database.db,
    )
    expect(await readiness()).toMatchObject({ status: 'unavailable', failed: ['migrations', 'temporal'] })
    await sql`insert into kysely_migration (name, timestamp) values (${rows[0]?.name}, 'x')`.execute(database.db)
    expect(await readiness()).toMatchObject({ status: 'degraded' })
  })

  test('turns balancers away while it drains', async () => {
    const services = createServices(api.deps)
    services.drain()
    expect((await createReadiness(api.deps, services.closing)()).status).toBe('draining')
    await services.close()
  })
})

describe('/metrics', () => {
  const metrics = (authorization?: string) =>
    api.app.request('/metrics', { headers: authorization ? { Authorization: `Bearer ${authorization}` } : {} })

  test('opens to the monitor’s token and to a user with the right', async () => {
    const token = await signInAs(api, await platform.makeUser(['metrics:read']))
    expect((await metrics(metricsToken)).status).toBe(200)
    expect((await metrics(token)).status).toBe(200)
  })

  test('stays closed to everybody else, also on this machine', async () => {
    const token = await signInAs(api, await platform.makeUser([]))
    expect((await metrics()).status).toBe(401)
    expect((await metrics('a-token-of-the-monitorx')).status).toBe(401)
    expect((await metrics(token)).status).toBe(403)
  })

  test('tells requests by route and status, and what waits in the outbox', async () => {
    await api.call('GET', '/jobs/1')
    await api.app.request('/api/v1/some/strange/address')
    await database.db
      .insertInto('outbox')
      .values({ kind: 'sync_schedule', subject: 'job:1', payload: '{}', created_at: new Date(Date.now() - 90_000) })
      .execute()
    const answer = await metrics(metricsToken)
    const text = await answer.text()
    expect(answer.headers.get('Content-Type')).toContain('text/plain')
    expect(text).toContain(
      'ops_http_request_duration_seconds_count{method="GET",route="/api/v1/jobs/{id}",status="401"} 1',
    )
    expect(text).toContain('route="other"')
    expect(text).not.toContain('strange')
    expect(text).toMatch(/^ops_outbox_pending 1$/m)
    expect(Number(/^ops_outbox_oldest_seconds (\S+)$/m.exec(text)?.[1])).toBeGreaterThan(89)
    expect(text).toContain('ops_process_cpu_user_seconds_total')
  })
})

test('requests are counted by route and minute, added up over copies', async () => {
  const copies = [await platform.startApi(), await platform.startApi()]
  const token = await signInAs(api, await platform.makeUser([]))
  for (const copy of copies) {
    await copy.call('GET', '/auth/me', { token })
    await copy.call('GET', '/auth/me', { token: 'wrong' })
    await copy.call('GET', '/auth/me', { token })
    await copy.close()
  }
  const { rows } = await sql<{ status_class: number; requests: number; in_buckets: number }>`
    select status_class, sum(request_count)::int as requests,
           sum((select sum(b) from unnest(buckets) as b))::int as in_buckets
    from route_stat where route = '/api/v1/auth/me' and method = 'GET' group by status_class order by 1`.execute(
    database.db,
  )
  expect(rows).toEqual([
    { status_class: 2, requests: 4, in_buckets: 4 },
    { status_class: 4, requests: 2, in_buckets: 2 },
  ])
})
