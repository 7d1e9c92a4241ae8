import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAlive } from '../ground/processes.mjs'
import { cacheFolder } from '../ground/settings.mjs'
import { findTemporal, startTemporal } from './temporal.ts'
import { findMissing, prepareNamespace } from './temporal-cluster.ts'
import { readTemporalConfig } from './temporal-config.ts'

const folder = mkdtempSync(join(tmpdir(), 'ops-temporal-'))
const dbFile = join(folder, 'temporal.db')
const config = readTemporalConfig()
let binary = ''
beforeAll(async () => {
  binary = await findTemporal({ cacheDir: cacheFolder(), log: console.log })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function startOne(address: string, workflowId: string) {
  const connection = await Connection.connect({ address })
  const client = new Client({ connection, namespace: config.namespace })
  const value = { key: defineSearchAttributeKey('OpsKind', 'KEYWORD'), value: 'job' }
  await client.workflow.start('nobodyRunsIt', {
    workflowId,
    taskQueue: 'nobody',
    args: [],
    typedSearchAttributes: new TypedSearchAttributes([value]),
  })
  await connection.close()
}

test('it has the namespace, its retention and the search attributes, and keeps workflows over a restart', async () => {
  const first = await startTemporal({ binary, dbFile })
  await startOne(first.address, 'kept')
  await first.stop()
  expect(isAlive(first.pid)).toBe(false)

  const second = await startTemporal({ binary, dbFile, ports: first.ports })
  expect(second.address).toBe(first.address)
  const connection = await Connection.connect({ address: second.address })
  const { config: found } = await connection.workflowService.describeNamespace({ namespace: second.namespace })
  expect(Number(found?.workflowExecutionRetentionTtl?.seconds)).toBe(config.retention_days * 86_400)
  const client = new Client({ connection, namespace: second.namespace })
  expect(await client.workflow.getHandle('kept').describe()).toMatchObject({ status: { name: 'RUNNING' } })
  await connection.close()
  await second.stop()
})

test('a server without what OPS needs is told so, brought there, and then left alone', async () => {
  const server = await startTemporal({ binary })
  const connection = await Connection.connect({ address: server.address })
  expect(await findMissing(connection, 'another', config)).toEqual(['namespace'])
  expect(await prepareNamespace(connection, 'another', config)).toContain('namespace')
  expect(await findMissing(connection, 'another', config)).toEqual([])
  expect(await prepareNamespace(connection, 'another', config)).toEqual([])
  expect(await prepareNamespace(connection, 'another', { ...config, retention_days: 1 })).toEqual([])
  expect(await prepareNamespace(connection, 'another', { ...config, retention_days: 30 })).toEqual(['retention'])
  const more = { ...config, search_attributes: { ...config.search_attributes, OpsMore: 'Keyword' as const } }
  expect(await prepareNamespace(connection, 'ops', more)).toEqual(['search attribute OpsMore'])
  await connection.close()
  await server.stop()
})

test('a port that is taken is told, not waited for', async () => {
  const first = await startTemporal({ binary })
  await expect(startTemporal({ binary, ports: first.ports })).rejects.toMatchObject({ code: 'temporal_failed' })
  const beside = await startTemporal({ binary, ports: { preferred: first.ports } })
  expect(beside.address).not.toBe(first.address)
  await Promise.all([first.stop(), beside.stop()])
})
