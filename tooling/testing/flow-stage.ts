import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { createBackfillActivities } from '../../activities/jobs/backfill-activities.ts'
import { createFireActivities } from '../../activities/jobs/fire-activities.ts'
import { createHttpRunActivities } from '../../activities/jobs/http-run-activities.ts'
import { createLoopActivities } from '../../activities/jobs/loop-activities.ts'
import { runSettled } from '../../db/jobs/run-settled.ts'
import type { PermissionCode } from '../../domain/iam/permission-catalogue.ts'
import { createEgress } from '../../platform/egress/egress.ts'
import { flowRunWorkflowId, opsQueue } from '../../workflows/jobs/messages.ts'
import { testSecrets } from './secrets.ts'
import { openStageGround } from './stage-ground.ts'
import { startTestWorker, type TestFlows } from './temporal.ts'

const patience = { timeout: 30_000, interval: 50 }

const flowPermissions: PermissionCode[] = [
  'flow:read',
  'flow:write',
  'flow:delete',
  'flow:trigger',
  'flow:backfill',
  'flow:operate',
  'job:read',
  'job:write',
  'job:trigger',
  'run:read',
  'run:cancel',
  'alert:read',
  'scheduler:halt',
]

type Node = Record<string, unknown> & { id: string }
type Edge = Record<string, unknown> & { source: string; target: string }
export type ShownRun = {
  id: number
  status: string
  error_msg: string | null
  nodes: {
    node_id: string
    status: string
    skip_reason: string | null
    result: unknown
    error_code: string | null
    error_msg: string | null
    attempt: number
    job_log_id: number | null
    is_kept: boolean
  }[]
}

/** Everything that flows need to run, and a service that their nodes call. */
export async function startFlowStage({
  permissions = [],
  ...options
}: Pick<TestFlows, 'afterStep' | 'inlineMs'> & { permissions?: PermissionCode[] } = {}) {
  const service = await startNodeService()
  const ground = await openStageGround([...flowPermissions, ...permissions])
  const { temporal, database, call } = ground
  const deps = { db: database.db, secrets: testSecrets, onSettled: runSettled }
  const egress = createEgress({ allow: '127.0.0.1', userAgent: 'OPS test' })
  const startWorker = () =>
    startTestWorker(
      {
        ...createBackfillActivities({ db: database.db }),
        ...createFireActivities(deps),
        ...createLoopActivities(deps),
        ...createHttpRunActivities({ ...deps, egress, executor: 'worker-1' }),
      },
      undefined,
      { flows: { ...deps, ...options } },
    )
  const worker = await startWorker()
  let made = 0

  return {
    ...ground,
    service,
    /** A node that asks the service for a path. */
    ask: (id: string, path: string, fields: Record<string, unknown> = {}): Node => ({
      id,
      type: 'job',
      inline: { job_type: 'http', config: { url: `${service.url}${path}` } },
      ...fields,
    }),
    /** Edges such as `A→B`. */
    ways: (...ways: string[]): Edge[] =>
      ways.map((way) => ({ source: way.split('→')[0] ?? '', target: way.split('→')[1] ?? '' })),
    async makeFlow(nodes: Node[], edges: Edge[] = [], fields: Record<string, unknown> = {}): Promise<number> {
      made++
      const answer = await call('POST', '/job-flows', { name: `flow ${made}`, dag_config: { nodes, edges }, ...fields })
      expect(answer).toMatchObject({ status: 201 })
      return answer.data.id
    },
    async trigger(flowId: number, body: Record<string, unknown> = {}): Promise<number> {
      const answer = await call('POST', `/job-flows/${flowId}/trigger`, body)
      expect(answer).toMatchObject({ status: 202 })
      return answer.data.run_id
    },
    async runOf(id: number): Promise<ShownRun> {
      return (await call('GET', `/flow-runs/${id}`)).data
    },
    async ended(id: number, { timeout }: { timeout: number } = patience): Promise<ShownRun> {
      await expect
        .poll(async () => (await this.runOf(id)).status, { ...patience, timeout })
        .toMatch(/^(success|failed|cancelled|timeout)$/)
      return this.runOf(id)
    },
    /** When a node has come to a status. */
    async nodeIs(id: number, node: string, status: string): Promise<void> {
      const statusOf = async () => (await this.runOf(id)).nodes.find(({ node_id }) => node_id === node)?.status
      await expect.poll(statusOf, patience).toBe(status)
    },
    /** Replaces the process of a run by one whose history begins anew after so many events; gives its first Temporal run. */
    async replaceProcess(id: number, mostEvents: number): Promise<string> {
      const { scheduled_at: scheduledAt } = (await call('GET', `/flow-runs/${id}`)).data
      const workflowId = flowRunWorkflowId(id)
      await temporal.client.workflow.getHandle(workflowId).terminate()
      const args = [{ runId: id, scheduledAt, mostEvents }]
      const started = await temporal.client.workflow.start('flowRunWorkflow', { workflowId, taskQueue: opsQueue, args })
      return started.firstExecutionRunId
    },
    async close(): Promise<void> {
      await worker.stop()
      await ground.close()
      service.close()
    },
  }
}

/** By node: its status, with the reason of a skip or the code of a failure. */
export function statesOf({ nodes }: ShownRun): Record<string, string> {
  return Object.fromEntries(
    nodes.map(({ node_id, status, skip_reason, error_code }) => [
      node_id,
      [status, skip_reason ?? error_code].filter(Boolean).join(' '),
    ]),
  )
}

/**
 * `/give/<json>` answers it · `/fail` 500 · `/flaky/<name>/<n>` 500 the first n times · `/hold/<name>` when it is let go.
 * `calls` counts how often each path was asked for.
 */
async function startNodeService() {
  const calls = new Map<string, number>()
  const held = new Map<string, (() => void)[]>()
  let mostHeld = 0
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '')
    const count = (calls.get(path) ?? 0) + 1
    calls.set(path, count)
    const [, kind, name = '', times = '0'] = path.split('/')
    const give = (status: number, value: unknown) => {
      response.statusCode = status
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify(value))
    }
    if (kind === 'give') give(200, JSON.parse(path.slice('/give/'.length) || 'null'))
    else if (kind === 'flaky') give(count <= Number(times) ? 500 : 200, { count })
    else if (kind === 'hold') {
      const waiting = [...(held.get(name) ?? []), () => give(200, { held: name })]
      held.set(name, waiting)
      mostHeld = Math.max(mostHeld, waiting.length)
    } else give(500, { error: 'as asked' })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: (path: string) => calls.get(path) ?? 0,
    isHeld: (name: string) => held.has(name),
    countHeld: (name: string) => held.get(name)?.length ?? 0,
    /** So many were held at once under one name. */
    mostHeld: () => mostHeld,
    letGo(name: string) {
      for (const go of held.get(name) ?? []) go()
      held.delete(name)
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
