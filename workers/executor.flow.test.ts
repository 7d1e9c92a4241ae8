import { readdirSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { createFireActivities } from '../activities/jobs/fire-activities.ts'
import { requestDrain } from '../db/jobs/executor-queries.ts'
import { readOutput } from '../db/jobs/output-queries.ts'
import { getRun, listAttempts } from '../db/jobs/run-queries.ts'
import { listProcesses } from '../platform/scripts/process-table.ts'
import { type TestApi, type TestPlatform, testPlatform } from '../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../tooling/testing/database.ts'
import {
  executorFolder,
  listen,
  startExecutor,
  type TestExecutor,
  testExecutorToken,
} from '../tooling/testing/executor.ts'
import { makeRun, type TicketedAttempt } from '../tooling/testing/runs.ts'
import { isRunning, testUids, uniqueSeconds } from '../tooling/testing/scripts.ts'
import { startTestWorker, type TestWorker, testTemporal } from '../tooling/testing/temporal.ts'
import { cancelRun, jobRunWorkflowId, opsQueue } from '../workflows/jobs/messages.ts'

const temporal = testTemporal()
const folder = executorFolder()
const executors: TestExecutor[] = []
let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let address: Awaited<ReturnType<typeof listen>>
let worker: TestWorker

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database, { env: { OPS_EXECUTOR_TOKEN: testExecutorToken } })
  api = await platform.startApi()
  address = await listen(api)
  worker = await startTestWorker(createFireActivities({ db: database.db, onSettled: async () => {} }))
})
afterEach(async () => {
  for (const { process, exited } of executors.splice(0)) {
    process.kill('SIGKILL')
    await exited
  }
})
afterAll(async () => {
  await worker?.stop()
  await temporal.close()
  await address?.close()
  await platform?.close()
  await database?.close()
  folder.remove()
})

describe('a script', () => {
  test('runs on the executor of its group, prints live, and gives its result', async () => {
    await start('exec-a')
    const run = await begin('echo one; echo two >&2; echo \'{"rows": 3}\' > "$OPS_RESULT"')
    expect(await ended(run)).toMatchObject({ status: 'success', result: { rows: 3 }, executor: 'exec-a', attempt: 1 })
    const output = await printed(run)
    expect(output).toMatch(/^▸ shell · exec-a · own namespaces, network none · limit 60 s\n/)
    expect(output).toContain('one\n')
    expect(output).toContain('two\n')
    expect(output).toMatch(/■ exit 0 · [\d.]+ s\n$/)
    expect(readdirSync(folder.path)).toEqual([])
  })

  test('is told of its run, and of nothing that the executor holds', async () => {
    await start('exec-a')
    const run = await begin('env')
    await ended(run)
    const output = await printed(run)
    expect(output).toContain(`OPS_RUN_ID=${run.runId}\n`)
    expect(output).toContain(`OPS_IDEMPOTENCY_KEY=ops-run-${run.runId}\n`)
    expect(output).toContain(`OPS_SCHEDULED_TIME=${run.scheduledAt}\n`)
    expect(output).toMatch(/TRACEPARENT=00-[0-9a-f]{32}-/)
    for (const secret of [testExecutorToken, address.url, 'TEMPORAL', 'OPS_API', 'OPS_EXECUTOR']) {
      expect(output).not.toContain(secret)
    }
  })

  test('that fails or takes too long ends as such', async () => {
    await start('exec-a')
    const [failing, slow] = await Promise.all([
      begin('exit 7', { retry_count: 0 }),
      begin('sleep 1000', { retry_count: 0, timeout: 1 }),
    ])
    expect(await ended(failing)).toMatchObject({
      status: 'failed',
      error_msg: { en: expect.stringContaining('exit code 7') },
    })
    expect(await ended(slow)).toMatchObject({ status: 'timeout' })
  })

  test('that is cancelled is gone with everything that it started', async () => {
    await start('exec-a')
    const tag = uniqueSeconds()
    const run = await begin(`setsid sh -c 'trap "" TERM; sleep ${tag} & wait' & echo ready; wait`)
    await hasPrinted(run, 'ready')
    await temporal.update(
      jobRunWorkflowId(run.runId),
      cancelRun,
      { userId: null, name: 'tester' },
      {
        timeoutMs: 20_000,
      },
    )
    expect(await getRun(database.db, run.runId)).toMatchObject({ status: 'cancelled' })
    expect(isRunning(`sleep ${tag}`)).toBe(false)
  })
})

describe('a python script', () => {
  const python = (script: string, fields: Record<string, unknown> = {}) =>
    begin(script, { job_type: 'python', ...fields })

  test('runs apart like every script: arguments, environment, files, result and output as it is printed', async () => {
    await start('exec-a')
    const script = [
      'import json, os, sys, time, note',
      'print("first", sys.argv[1], os.environ["GIVEN"], note.word)',
      'print("trouble", file=sys.stderr)',
      'json.dump({"rows": 3}, open(os.environ["OPS_RESULT"], "w"))',
      'print(os.getuid() != 0)',
      'time.sleep(600)',
    ].join('\n')
    const config = { args: ['一'], env: { GIVEN: '二' }, workdir_files: { 'note.py': 'word = "三"\n' } }
    const run = await python(script, { config: { script, ...config }, timeout: 600 })
    await hasPrinted(run, 'True')
    const output = await printed(run)
    expect(output).toMatch(/^▸ python · exec-a · own namespaces, network none · limit 600 s\n/)
    expect(output).toContain('first 一 二 三\n')
    expect(output).toContain('trouble\n')
    await temporal.update(
      jobRunWorkflowId(run.runId),
      cancelRun,
      { userId: null, name: 'tester' },
      { timeoutMs: 20_000 },
    )
    expect(await getRun(database.db, run.runId)).toMatchObject({ status: 'cancelled' })
  })

  test('gives its result, and an exception is a failure', async () => {
    await start('exec-a')
    const [good, bad] = await Promise.all([
      python('import json, os\njson.dump([1, "二"], open(os.environ["OPS_RESULT"], "w"))'),
      python('raise ValueError("no such day")', { retry_count: 0 }),
    ])
    expect(await ended(good)).toMatchObject({ status: 'success', result: [1, '二'] })
    expect(await ended(bad)).toMatchObject({
      status: 'failed',
      error_msg: { en: expect.stringContaining('exit code 1') },
    })
    expect(await printed(bad)).toContain('ValueError: no such day')
  })

  test('where scripts can see no Python, ends at once and says what to do', async () => {
    await start('exec-a', { env: { OPS_EXECUTOR_HIDE: '/usr/bin:/usr/local/bin:/bin' } })
    expect(await ended(await python('print(1)'))).toMatchObject({
      status: 'failed',
      attempt: 1,
      error_msg: {
        zh: expect.stringMatching(/没有可供脚本使用的 Python/),
        en: expect.stringMatching(/exec-a has no Python that scripts can use: install python3/),
      },
    })
  })
})

describe('an executor that is killed', () => {
  test('takes its scripts with it, and the attempt is taken up again by the next one', async () => {
    const first = await start('exec-a')
    const tag = uniqueSeconds()
    const script = `echo "begins"; setsid sleep ${tag} & if [ ! -e /nowhere ]; then for i in $(seq 30); do echo "line $i"; sleep 0.1; done; fi; echo done`
    const run = await begin(script)
    await hasPrinted(run, 'line 5\n')
    first.process.kill('SIGKILL')
    await first.exited
    await vi.waitFor(() => expect(listProcesses({ uid: testUids.first, lastUid: testUids.last })).toEqual([]), {
      timeout: 5000,
    })
    expect(isRunning(`sleep ${tag}`)).toBe(false)

    await start('exec-a')
    expect(await ended(run)).toMatchObject({ status: 'success', attempt: 1 })
    expect(await listAttempts(database.db, run)).toHaveLength(1)
    const output = await printed(run)
    expect(output).toContain('▸ taken up again (2)')
    expect(output.slice(output.indexOf('taken up again'))).toMatch(/begins\n(line \d+\n){30}done\n/)
    expect(readdirSync(folder.path)).toEqual([])
  })

  test('where it has no namespaces, leaves nothing either once the next one is there', async () => {
    const env = { OPS_EXECUTOR_ISOLATION: 'process' }
    const first = await start('exec-a', { env })
    const tag = uniqueSeconds()
    const run = await begin(`setsid sleep ${tag} & [ -e "$HOME/../again" ] || echo ready; sleep ${tag}`, {
      timeout: 3,
      retry_count: 0,
    })
    await hasPrinted(run, 'ready')
    first.process.kill('SIGKILL')
    await first.exited
    await start('exec-a', { env })
    expect(readdirSync(folder.path).length).toBeLessThanOrEqual(1)
    expect(await ended(run)).toMatchObject({ status: 'timeout' })
    expect(isRunning(`sleep ${tag}`)).toBe(false)
  })
})

describe('an executor that is stopped', () => {
  test('takes no new work, gives what runs its grace, and leaves the rest to another', async () => {
    const first = await start('exec-a', { env: { OPS_EXECUTOR_GRACE: '1' } })
    const run = await begin('echo ready; sleep 6; echo finished')
    await hasPrinted(run, 'ready')
    first.process.kill('SIGTERM')
    expect(await first.exited).toBe(0)
    const otherFolder = executorFolder()
    const second = await start('exec-b', { folder: otherFolder.path })
    expect(await ended(run)).toMatchObject({ status: 'success', executor: 'exec-b', attempt: 1 })
    const instances = await database.db
      .selectFrom('executor')
      .select(['instance', 'status'])
      .orderBy('instance')
      .execute()
    expect(instances).toEqual([
      { instance: 'exec-a', status: 'gone' },
      { instance: 'exec-b', status: 'live' },
    ])
    second.process.kill('SIGTERM')
    await second.exited
    otherFolder.remove()
  })
})

describe('an executor that is drained', () => {
  test('finishes what runs, takes no new work, and takes it again when that is taken back', async () => {
    const executor = await start('exec-a', { env: { OPS_EXECUTOR_GRACE: '1' } })
    const running = await begin('echo ready; for i in $(seq 80); do sleep 0.1; done; echo finished')
    await hasPrinted(running, 'ready')

    await drain('exec-a', true)
    await executorIs({ status: 'draining', running: 1 })
    const waiting = await begin('echo later')
    expect(await ended(running)).toMatchObject({ status: 'success', executor: 'exec-a', attempt: 1 })
    expect(await printed(running)).toContain('finished')
    await executorIs({ status: 'draining', running: 0 })
    expect(await getRun(database.db, waiting.runId)).toMatchObject({ status: 'waiting' })

    await drain('exec-a', false)
    expect(await ended(waiting)).toMatchObject({ status: 'success', executor: 'exec-a' })
    await executorIs({ status: 'live' })
    executor.process.kill('SIGTERM')
    expect(await executor.exited).toBe(0)
  })

  test('can still be told to cancel what runs, and ends when it is stopped', async () => {
    const executor = await start('exec-a')
    const run = await begin('echo ready; sleep 1000')
    await hasPrinted(run, 'ready')
    await drain('exec-a', true)
    await executorIs({ status: 'draining', running: 1 })
    const by = { userId: null, name: 'tester' }
    await temporal.update(jobRunWorkflowId(run.runId), cancelRun, by, { timeoutMs: 20_000 })
    expect(await getRun(database.db, run.runId)).toMatchObject({ status: 'cancelled' })
    executor.process.kill('SIGTERM')
    expect(await executor.exited).toBe(0)
    await drain('exec-a', false)
  })
})

describe('starting', () => {
  test('a second executor on the same folder is refused with what to do', async () => {
    await start('exec-a')
    await expect(start('exec-b')).rejects.toThrow(/OPS_EXECUTOR_DIR/)
  })

  test('without its token it says what is missing', async () => {
    await expect(start('exec-a', { env: { OPS_EXECUTOR_TOKEN: '' } })).rejects.toThrow(/OPS_EXECUTOR_TOKEN is missing/)
  })
})

async function start(
  instance: string,
  options: { env?: Record<string, string>; folder?: string } = {},
): Promise<TestExecutor> {
  const executor = startExecutor(address.url, { instance, folder: folder.path, ...options })
  executors.push(executor)
  await executor.ready
  return executor
}

async function begin(script: string, fields: Record<string, unknown> = {}): Promise<TicketedAttempt> {
  const run = await makeRun(database.db, { config: { script }, retry_interval: 1, ...fields })
  await temporal.startWorkflow({
    workflowType: 'jobRunWorkflow',
    workflowId: jobRunWorkflowId(run.runId),
    taskQueue: opsQueue,
    args: [{ runId: run.runId, scheduledAt: run.scheduledAt }],
  })
  return run
}

async function drain(instance: string, isDraining: boolean): Promise<void> {
  const { id } = await database.db
    .selectFrom('executor')
    .select('id')
    .where('instance', '=', instance)
    .executeTakeFirstOrThrow()
  await database.db.transaction().execute((tx) => requestDrain(tx, id, isDraining))
}

async function executorIs(expected: { status: string; running?: number }): Promise<void> {
  const executor = database.db.selectFrom('executor').selectAll().where('instance', '=', 'exec-a')
  await vi.waitFor(async () => expect(await executor.executeTakeFirst()).toMatchObject(expected), {
    timeout: 20_000,
    interval: 100,
  })
}

async function ended({ runId }: TicketedAttempt) {
  await temporal.client.workflow.getHandle(jobRunWorkflowId(runId)).result()
  return getRun(database.db, runId)
}

async function printed(run: TicketedAttempt): Promise<string> {
  const chunks = await readOutput(database.db, run, { from: 0, maxChunks: 1000 })
  return chunks.map(({ content }) => content.toString()).join('')
}

async function hasPrinted(run: TicketedAttempt, text: string): Promise<void> {
  await vi.waitFor(async () => expect(await printed(run)).toContain(text), { timeout: 20_000, interval: 100 })
}
