import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getRun } from '../../db/jobs/run-queries.ts'
import type { JobType } from '../../domain/jobs/kinds.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import {
  executorFolder,
  listen,
  startExecutor,
  type TestExecutor,
  testExecutorToken,
} from '../../tooling/testing/executor.ts'
import { findInDatabase, readHistory } from '../../tooling/testing/find-everywhere.ts'
import { startGrpcServer, type TestGrpcServer } from '../../tooling/testing/grpc-server.ts'
import type { TestProcess } from '../../tooling/testing/process.ts'
import { testSecrets } from '../../tooling/testing/secrets.ts'
import { testTemporal } from '../../tooling/testing/temporal.ts'
import { startWorkerProcess } from '../../tooling/testing/worker.ts'

const temporal = testTemporal()
const folder = executorFolder()
const dataDir = mkdtempSync(join(tmpdir(), 'ops-test-worker-'))
let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let address: Awaited<ReturnType<typeof listen>>
let worker: TestProcess
let executor: TestExecutor
let echo: Server
let orders: TestGrpcServer
let datasourceId: number
let token: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database, { env: { OPS_EXECUTOR_TOKEN: testExecutorToken } })
  api = await platform.startApi({ temporal, secrets: testSecrets })
  address = await listen(api)
  worker = startWorkerProcess(database, dataDir)
  executor = startExecutor(address.url, { instance: 'exec-a', folder: folder.path })
  echo = startEcho()
  await Promise.all([worker.ready, executor.ready])
  orders = await startOrders()
  token = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
  datasourceId = (await post('/datasources', datasourceOf(database))).id
})
afterAll(async () => {
  echo?.close()
  await orders?.close()
  for (const child of [worker, executor]) child?.process.kill('SIGKILL')
  await Promise.all([worker?.exited, executor?.exited])
  await address?.close()
  await platform?.close()
  await temporal.close()
  await database?.close()
  folder.remove()
  rmSync(dataDir, { recursive: true, force: true })
})

const canary = (name: string): string => `canary-${name}-4f9a`
const param = (name: string, fields: Record<string, unknown> = {}) => ({ name, secret: true, ...fields })

type Talker = { body: () => { config: object }; failing: object; secrets: string[]; attempts: number }

/**
 * Of each kind a job that gives back, in every way it can, whatever secret it is given; its first attempt fails, where that
 * can be tried again, and with `failing` each.
 */
const jobs: Record<JobType, Talker> = {
  http: {
    failing: { expect_json: 'body.url = "{params.given}"' },
    secrets: ['header', 'scheme', 'basic', 'query', 'default', 'given'],
    attempts: 2,
    body: () => ({
      config: {
        method: 'POST',
        url: `http://127.0.0.1:${(echo.address() as AddressInfo).port}/{params.given}`,
        headers: {
          'X-Vault': canary('header'),
          Authorization: `Bearer ${canary('scheme')}`,
          'X-Basic': `Basic ${Buffer.from(`someone:${canary('basic')}`).toString('base64')}`,
          'X-Plain': 'seen by all',
        },
        query: { q: `${canary('query')} & more`, day: '{today}' },
        body: { default: '{params.default}' },
        expect_json: 'body.url = "{params.given}" or body.calls > 1',
        secrets: ['headers.X-Vault', 'headers.Authorization', 'headers.X-Basic', 'query.q'],
      },
    }),
  },
  shell: {
    failing: { script: 'echo "$DB_PASS_X" {params.given} | tee /dev/stderr; exit 4' },
    secrets: ['env', 'default', 'given'],
    attempts: 2,
    body: () => ({
      config: {
        script: [
          'echo "env $DB_PASS_X args $1 script {params.default}"',
          'echo "err $DB_PASS_X" >&2',
          'printf %s "$(echo "$DB_PASS_X" | cut -c 1-8)"; sleep 0.3; echo "$DB_PASS_X" | cut -c 9-',
          'printf \'{"%s": ["%s"]}\' "$DB_PASS_X" "$1" > "$OPS_RESULT"',
          '[ "$OPS_ATTEMPT" != 1 ] || exit 3',
        ].join('\n'),
        args: ['{params.given}'],
        env: { DB_PASS_X: canary('env'), PLAIN: 'seen by all' },
        secrets: ['env.DB_PASS_X'],
      },
    }),
  },
  python: {
    failing: { script: 'import os, sys\nsys.exit(os.environ["DB_PASS_X"] + sys.argv[1])' },
    secrets: ['env', 'default', 'given'],
    attempts: 2,
    body: () => ({
      config: {
        script: [
          'import json, os, sys',
          'secret, given = os.environ["DB_PASS_X"], sys.argv[1]',
          'print(secret, given, "{params.default}")',
          'print(repr([secret, given]), file=sys.stderr)',
          'with open(os.environ["OPS_RESULT"], "w") as result: json.dump(dict([(secret, [given])]), result)',
          'if os.environ["OPS_ATTEMPT"] == "1": raise RuntimeError(secret)',
        ].join('\n'),
        args: ['{params.given}'],
        env: { DB_PASS_X: canary('env') },
        secrets: ['env.DB_PASS_X'],
      },
    }),
  },
  sql: {
    failing: { sql: 'select {params.given}::int where :token is not null' },
    secrets: ['token', 'default', 'given'],
    attempts: 1,
    body: () => ({
      config: {
        datasource_id: datasourceId,
        sql: `select :token::text as "token", 'x' || {params.given}::text as given, {params.default}::text as usual`,
        params: { token: canary('token') },
        secrets: ['params.token'],
      },
    }),
  },
  rpc: {
    failing: { message: { day: '{params.given} fails' } },
    secrets: ['metadata', 'default', 'given'],
    attempts: 2,
    body: () => ({
      config: {
        ...{ protocol: 'grpc', target: orders.target, service: 'shop.v1.Orders', method: 'Count' },
        message: { day: '{params.given}', regions: ['{params.default}'] },
        metadata: { 'x-vault': canary('metadata') },
        secrets: ['metadata.x-vault'],
      },
    }),
  },
}

test.each(Object.keys(jobs) as JobType[])('a secret of a job of the kind %s is nowhere to be read', async (kind) => {
  const { body, failing, secrets, attempts } = jobs[kind]
  const sent = {
    ...{ name: `keeps a secret: ${kind}`, job_type: kind, retry_count: 1, retry_interval: 1, ...body() },
    params: [param('default', { default: canary('default') }), param('given')],
  }
  const created = await post('/jobs', sent)
  await post('/jobs', { ...sent, timezone: 'Nowhere' })
  const { run_id, workflow_id } = await post(`/jobs/${created.id}/trigger`, { params: { given: canary('given') } })
  await temporal.client.workflow.getHandle(workflow_id).result()
  const again = await post(`/job-logs/${run_id}/rerun`, {})
  await temporal.client.workflow.getHandle(again.workflow_id).result()
  const { config, params, version } = created
  const changed = { ...sent, config: { ...config, ...failing }, params, version, retry_count: 0 }
  expect((await api.call('PUT', `/jobs/${created.id}`, { token, body: changed })).status).toBe(200)
  const failed = await post(`/jobs/${created.id}/trigger`, { params: { given: canary('given') } })
  await temporal.client.workflow.getHandle(failed.workflow_id).result()

  expect(await getRun(database.db, run_id)).toMatchObject({ status: 'success', attempt: attempts })
  expect(await getRun(database.db, again.run_id)).toMatchObject({ status: 'success' })
  expect(await getRun(database.db, failed.run_id)).toMatchObject({ status: 'failed' })
  const shown = [
    ...(await Promise.all([
      seen(`/jobs/${created.id}`),
      seen(`/job-logs/${run_id}`),
      seen(`/job-logs/${failed.run_id}`),
      seen('/notifications'),
      seen(`/job-logs?job_id=${created.id}`),
      seen('/audit-logs?page_size=200'),
      seen('/data-change-logs?page_size=200'),
    ])),
    await outputOf(run_id),
  ].join('\n')
  expect(shown).toContain('******')
  const histories = await Promise.all([workflow_id, again.workflow_id, failed.workflow_id].map(historyOf))
  for (const secret of secrets.map(canary)) {
    expect({ [secret]: await findInDatabase(database.db, secret) }).toEqual({ [secret]: [] })
    expect(shown).not.toContain(secret)
    for (const log of [worker.log(), executor.log()]) expect(log).not.toContain(secret)
    for (const { raw, opened } of histories) {
      expect(raw).not.toContain(secret)
      expect(opened).not.toContain(secret)
    }
  }
})

async function post(path: string, body: unknown) {
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const answer = await api.call('POST', path, { token, body, headers })
  return answer.body.data
}

async function seen(path: string): Promise<string> {
  const { status, body } = await api.call('GET', path, { token })
  expect(status).toBe(200)
  return JSON.stringify(body)
}

async function outputOf(runId: number): Promise<string> {
  const headers = { Authorization: `Bearer ${token}` }
  return (await fetch(`${address.url}/api/v1/job-logs/${runId}/output`, { headers })).text()
}

async function historyOf(workflowId: string) {
  return readHistory(await temporal.client.workflow.getHandle(workflowId).fetchHistory())
}

/** Gives back all that it is sent, in its headers and in its body, as it came and decoded. */
function startEcho(): Server {
  let calls = 0
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    const { headers, url = '' } = request
    const basic = Buffer.from(String(headers['x-basic']).replace('Basic ', ''), 'base64').toString()
    const answer = { calls: ++calls, url, decoded: decodeURIComponent(url), headers, basic, body, [url]: body }
    response.writeHead(200, { 'Content-Type': `application/json; x="${headers.authorization}"` })
    response.end(JSON.stringify(answer))
  })
  server.listen(0, '127.0.0.1')
  void once(server, 'listening')
  return server
}

/** Gives back its metadata and its message, the first time as an error. */
function startOrders(): Promise<TestGrpcServer> {
  let calls = 0
  return startGrpcServer(({ day, regions }, metadata) => {
    const told = `${day} ${regions} ${metadata.get('x-vault')}`
    if (++calls > 1 && !told.includes('fails')) return { day: told, lines: [{ name: told }] }
    throw Object.assign(new Error(told), { code: status.UNAVAILABLE, details: told })
  })
}

function datasourceOf({ url }: TestDatabase): object {
  const { port, pathname, username, password } = new URL(url)
  return {
    ...{ name: 'its own', type: 'postgresql', host: '127.0.0.1', port: Number(port), database_name: pathname.slice(1) },
    ...{ username: decodeURIComponent(username), password: decodeURIComponent(password) },
  }
}
