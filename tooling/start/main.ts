import { join } from 'node:path'
import { isPlainHttpBeyondHere } from '../../platform/plain-http.ts'
import { Failure } from '../ground/failure.mjs'
import { say, sentenceOf, step } from '../ground/say.mjs'
import { isPortFree } from '../stack/ports.ts'
import { killAllServerProcesses } from '../stack/server-process.ts'
import { executorEnv, migrateEnv, platformEnv } from './child-env.ts'
import { buildConsole } from './console-build.ts'
import { type DataDir, openDataDir, openExecutorDir, readKeys } from './data-dir.ts'
import { openLogFile } from './log-file.ts'
import { migrate } from './migrate-step.ts'
import { createNodeUnit, root } from './node-child.ts'
import { endLeftovers } from './run-files.ts'
import { startServers } from './servers.ts'
import { readStartSettings, type StartSettings } from './settings.ts'
import { createSupervisor, type Supervisor } from './supervisor.ts'
import { tellsOnTerminal } from './tells.ts'

/** Longer than any of them takes to finish what it has begun. */
const graceMs = 30_000
const stopOrder = ['executor', 'worker', 'api', 'temporal', 'postgres']

// What this process and its children write is nobody else's to read.
process.umask(0o077)
// A terminal that was closed must not keep us from stopping the rest in order.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined)
let data: DataDir | undefined
const supervisor = createSupervisor(tellsOnTerminal())
stopOnSignals()
try {
  const settings = readStartSettings()
  data = openDataDir(settings.dataDir, settings.url)
  await start(settings, data, supervisor)
} catch (error) {
  if (!supervisor.signal.aborted) await fail(error)
}

async function start(settings: StartSettings, data: DataDir, supervisor: Supervisor): Promise<void> {
  const begin = Date.now()
  await endLeftovers(data.run, stopOrder, (name, pid) => say('ending_leftover', { name, pid }))
  await assertPortFree(settings)
  const keys = readKeys(settings)
  const servers = await startServers({ settings, data, supervisor })
  const known = { settings, keys, servers }
  const env = platformEnv(process.env, known)
  await step(
    'migrating',
    (note) => migrate(migrateEnv(process.env, known), data.logs, note),
    () => sentenceOf('migrated'),
  )
  await step(
    'building_console',
    () => buildConsole(root),
    (isBuilt) => sentenceOf(isBuilt ? 'built_console' : 'kept_console'),
  )
  openExecutorDir(settings.executorDir)
  await step(
    'starting_processes',
    (note) => startProcesses({ env, executorEnv: executorEnv(process.env, known), settings, data, note }),
    () => sentenceOf('started_processes'),
  )
  if (isPlainHttpBeyondHere(settings)) say('plain_http', { host: settings.host })
  say('all_ready', { seconds: ((Date.now() - begin) / 1000).toFixed(1), logs: data.logs })
  console.log(`OPS ready ${settings.url}`)
}

async function assertPortFree({ host, port }: StartSettings): Promise<void> {
  const isFree = await isPortFree(port, host).catch((error: Error) => {
    throw new Failure('bad_setting', { name: 'OPS_HOST', reason: error.message }, error)
  })
  if (!isFree) throw new Failure('port_in_use', { port, other: port + 1 })
}

type Processes = {
  env: NodeJS.ProcessEnv
  executorEnv: NodeJS.ProcessEnv
  settings: StartSettings
  data: DataDir
  note: (line: string) => void
}

async function startProcesses({ env, executorEnv, settings, data, note }: Processes): Promise<void> {
  const place = { logs: data.logs, run: data.run, show: note }
  const isReady = () => answers(`${settings.localUrl}/readyz`)
  const api = createNodeUnit({ name: 'api', entry: 'api/server.ts', env, isReady, graceMs, ...place })
  const worker = createNodeUnit({ name: 'worker', entry: 'workers/worker.ts', env, graceMs, ...place })
  const executor = createNodeUnit({
    name: 'executor',
    entry: 'workers/executor.ts',
    env: executorEnv,
    graceMs,
    ...place,
  })
  // The executor's first words go to the api.
  const apiAndExecutor = supervisor.start(api).then(() => supervisor.start(executor))
  await Promise.all([apiAndExecutor, supervisor.start(worker)])
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}

/** The first Ctrl-C stops everything in order, another one a moment later kills what is left. */
function stopOnSignals(): void {
  let firstAt = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, async () => {
      // A terminal, npm and the process that launched this one may each pass the same Ctrl-C on.
      if (firstAt !== 0 && Date.now() - firstAt < 1_000) return
      const isFirst = firstAt === 0
      firstAt = Date.now()
      if (isFirst) {
        say('stopping')
        await supervisor.stopAll()
        data?.release()
        say('stopped')
        process.exit(0)
      }
      await killAllServerProcesses()
      data?.release()
      process.exit(130)
    })
  }
}

async function fail(error: unknown): Promise<void> {
  const failure = error instanceof Failure ? error : new Failure('unexpected', { reason: String(error) }, error)
  console.error(`✗ ${failure.message}`)
  if (data) {
    const log = openLogFile(join(data.logs, 'start.log'))
    log.write(`${new Date().toISOString()} ${detailsOf(error)}`)
    log.close()
  }
  await supervisor.stopAll()
  data?.release()
  process.exit(1)
}

function detailsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : `\ncaused by ${detailsOf(error.cause)}`
  return `${error.stack}${cause}`
}
