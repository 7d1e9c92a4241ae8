import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { rolledBack, type TestDatabase, testDatabase } from './database.ts'
import { recordHistory, replayHistories, startTestWorker, testTemporal } from './temporal.ts'

describe('a test database', () => {
  let database: TestDatabase

  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.close())

  it('has every table of the product', async () => {
    const { rows } = await sql`select 1 from job_log where false`.execute(database.db)
    expect(rows).toEqual([])
  })

  it('keeps nothing of what was rolled back', async () => {
    await rolledBack(database.db, async (tx) => {
      await tx.insertInto('department').values({ name: 'gone' }).execute()
    })

    expect(await database.db.selectFrom('department').select('id').where('name', '=', 'gone').execute()).toEqual([])
  })

  it('passes on the error of what ran in it', async () => {
    const run = rolledBack(database.db, async () => {
      throw new Error('broken')
    })

    await expect(run).rejects.toThrow('broken')
  })
})

describe('a test worker', () => {
  const workflowsPath = fileURLToPath(new URL('./fixtures/greeting-workflow.ts', import.meta.url))
  const activities = { greet: async (name: string) => `Hello, ${name}` }
  const temporal = testTemporal()
  const startWorker = () => startTestWorker(activities, 'ops', { workflowsPath })

  afterAll(() => temporal.close())

  it('runs workflows of a namespace of its own', async () => {
    const worker = await startWorker()
    await temporal.startWorkflow({
      workflowType: 'greetingWorkflow',
      workflowId: 'greeting:1',
      taskQueue: 'ops',
      args: ['Li'],
      searchAttributes: { OpsKind: 'greeting' },
    })

    expect(await temporal.client.workflow.getHandle('greeting:1').result()).toBe('Hello, Li')
    await worker.stop()
  })

  it('is followed by another one that goes on where it stopped', async () => {
    const first = await startWorker()
    const handle = await temporal.client.workflow.start('waitingWorkflow', {
      taskQueue: 'ops',
      workflowId: 'waiting:1',
    })
    await handle.query('isWaiting')
    await first.stop()

    const second = await startWorker()
    await handle.signal('proceed', 'Wang')

    expect(await handle.result()).toBe('Hello, Wang')
    await second.stop()
  })

  it('leaves a history that the code of another workflow does not replay', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ops-histories-'))
    vi.stubEnv('OPS_RECORD', '1')
    await recordHistory(temporal.client.workflow.getHandle('greeting:1'), pathToFileURL(`${folder}/`), 'greeting')

    await expect(replayHistories(pathToFileURL(`${folder}/`))).rejects.toThrow('greeting.json takes another way')
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true })
  })
})
