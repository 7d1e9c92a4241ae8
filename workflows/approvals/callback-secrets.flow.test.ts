import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInAs } from '../../tooling/testing/api.ts'
import { type Person, type ShownCallback, startApprovalsOn } from '../../tooling/testing/approval-stage.ts'
import { findInDatabase, readHistory } from '../../tooling/testing/find-everywhere.ts'
import type { TestProcess } from '../../tooling/testing/process.ts'
import { openStageGround } from '../../tooling/testing/stage-ground.ts'
import { startWorkerProcess } from '../../tooling/testing/worker.ts'
import { jobRunWorkflowId } from '../jobs/messages.ts'
import { approvalCallbackWorkflowId, approvalWorkflowId } from './messages.ts'

const patience = { timeout: 30_000, interval: 50 }
const dataDir = mkdtempSync(join(tmpdir(), 'ops-test-worker-'))

let ground: Awaited<ReturnType<typeof openStageGround>>
let stage: Awaited<ReturnType<typeof startApprovalsOn>>
let worker: TestProcess
let echo: Server
let admin: Person
let ann: Person

beforeAll(async () => {
  ground = await openStageGround([])
  stage = await startApprovalsOn(ground)
  // The worker is a process of the product, whose log can be read.
  await stage.stop()
  worker = startWorkerProcess(ground.database, dataDir)
  echo = startEcho()
  const user = await ground.platform.makeUser([], { roles: ['super_admin'] })
  admin = { id: user.id, token: await signInAs(ground.api, user) }
  ann = await stage.person()
  await worker.ready
})
afterAll(async () => {
  echo?.close()
  worker?.process.kill('SIGKILL')
  await worker?.exited
  await ground?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const canary = (name: string): string => `canary-${name}-4f9a`
/** Only put together it is the secret. */
const whole = '=form.first + "-" + form.second'
const form = { first: 'canary-given', second: '4f9a' }
const asAdmin = (method: string, path: string, body?: unknown) => ground.call(method, path, body, admin.token)
const secretly = [
  { name: 'given', secret: true },
  { name: 'usual', secret: true, default: canary('usual') },
]

async function makeJob(path: string): Promise<number> {
  const config = { url: `${urlOf(echo)}${path}/{params.given}?usual={params.usual}`, method: 'POST' }
  const job = { name: path, job_type: 'http', retry_count: 0, config, params: secretly }
  const made = await asAdmin('POST', '/jobs', job)
  expect(made).toMatchObject({ status: 201 })
  return made.data.id
}

async function makeFlow(): Promise<number> {
  const inline = { job_type: 'http', config: { url: `${urlOf(echo)}/of-flow` } }
  const dag_config = { nodes: [{ id: 'N', type: 'job', inline }], edges: [] }
  const made = await asAdmin('POST', '/job-flows', { name: 'with a secret', dag_config, params: secretly })
  expect(made).toMatchObject({ status: 201 })
  return made.data.id
}

test('what a job or a flow is secretly started with is nowhere to be read, tried again or not', async () => {
  const [job, serving, flow] = [await makeJob('/fails-once'), await makeJob('/serves'), await makeFlow()]
  const params = { given: whole }
  const callbacks = [
    { on: 'approved', type: 'job', config: { job_id: job, wait: true, params } },
    { on: 'approved', type: 'flow', config: { flow_id: flow, wait: true, params } },
  ]
  const nodes = { S: { type: 'service', as: 'job', does: { job_id: serving, params } }, A: { user_ids: [ann.id] } }
  const definition = await stage.definition(nodes, ['s→S', 'S→A', 'A→e'], { callbacks }, admin.token)
  const { id } = await stage.hand(admin, definition, { form_data: form })
  const callbacksOf = async () => (await stage.look(admin, id)).callbacks
  const come = (statuses: string[]) =>
    expect.poll(async () => (await callbacksOf()).map(({ status }) => status), patience).toEqual(statuses)
  await come(['success'])
  await expect.poll(async () => (await stage.act(ann, id, 'approve')).status, patience).toBe(200)
  await come(['success', 'failed', 'success'])
  const failed = (await callbacksOf())[1] as ShownCallback
  await asAdmin('POST', `/approvals/${id}/callbacks/${failed.id}/retry`, {})
  await come(['success', 'success', 'success'])

  expect(calls.sort()).toEqual([...['/serves', '/fails-once', '/fails-once'].map(asked)].sort())
  const shown = JSON.stringify(
    await Promise.all(
      [`/approvals/${id}`, `/workflows/${definition}`, `/jobs/${job}/logs`, ...everywhere].map((path) =>
        asAdmin('GET', path),
      ),
    ),
  )
  expect(shown).toContain('******')
  const ended = await callbacksOf()
  const processes = [
    approvalWorkflowId(id),
    ...ended.map((callback) => approvalCallbackWorkflowId(callback.id)),
    ...[failed, ...ended].flatMap(({ type, run_id }) => (type === 'job' && run_id ? [jobRunWorkflowId(run_id)] : [])),
  ]
  const histories = await Promise.all(processes.map(historyOf))
  for (const secret of ['given', 'usual'].map(canary)) {
    expect({ [secret]: await findInDatabase(ground.database.db, secret) }).toEqual({ [secret]: [] })
    expect(shown).not.toContain(secret)
    expect(worker.log()).not.toContain(secret)
    for (const { raw, opened } of histories) {
      expect(raw).not.toContain(secret)
      expect(opened).not.toContain(secret)
    }
  }
})

test('a secret that stands in a definition is not even kept in a draft, nor in the log of what was refused', async () => {
  const job = await makeJob('/never')
  const service = (given: string) => ({
    id: 'S',
    type: 'service',
    config: { type: 'job', config: { job_id: job, params: { given } } },
  })
  const drawn = (given: string) => ({
    nodes: [{ id: 's', type: 'start' }, service(given), { id: 'e', type: 'end' }],
    edges: [
      { source: 's', target: 'S' },
      { source: 'S', target: 'e' },
    ],
  })
  const callbacks = (given: string) => [{ on: 'approved', type: 'job', config: { job_id: job, params: { given } } }]
  const { data } = await asAdmin('POST', '/workflows', { name: 'with a service', ...drawn(whole) })

  const secret = canary('literal')
  const refused = [
    await asAdmin('POST', '/workflows', { name: 'with a service', ...drawn(secret) }),
    await asAdmin('POST', '/workflows', { name: 'with a service', ...drawn(`="${secret}"`) }),
    await asAdmin('PUT', `/workflows/${data.id}`, {
      ...{ name: 'with a service', ...drawn(whole) },
      callbacks: callbacks(secret),
      revision: data.revision,
    }),
    await asAdmin('POST', '/workflows/import', { bpmn_xml: data.bpmn_xml.replace('=form.first', secret) }),
  ]
  expect(refused.map(({ status, errors }) => [status, errors?.[0]?.field])).toEqual([
    [400, 'S'],
    [400, 'S'],
    [400, 'callbacks.0'],
    [400, 'S'],
  ])
  const checked = await asAdmin('POST', '/workflows/validate', drawn(secret))
  expect(checked.data.problems).toMatchObject([{ element_id: 'S', rule: 'plain-secret' }])
  const logs = JSON.stringify(await Promise.all(everywhere.map((path) => asAdmin('GET', path))))
  expect(logs).not.toContain(secret)
  expect(await findInDatabase(ground.database.db, secret)).toEqual([])
})

const everywhere = ['/notifications', '/audit-logs?page_size=200', '/data-change-logs?page_size=200']

async function historyOf(workflowId: string) {
  return readHistory(await ground.temporal.client.workflow.getHandle(workflowId).fetchHistory())
}

const calls: string[] = []
const asked = (path: string) => `${path}/${canary('given')}?usual=${canary('usual')}`
const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

/** Gives back what it is asked for; what is told to fail once does, with that. */
function startEcho(): Server {
  const server = createServer((request, response) => {
    const { url = '' } = request
    const isFirst = url.startsWith('/fails-once') && !calls.includes(url)
    if (url.includes('given')) calls.push(url)
    response.writeHead(isFirst ? 500 : 200, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify({ url, [url]: url }))
  })
  return server.listen(0, '127.0.0.1')
}
