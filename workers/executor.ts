import { Worker } from '@temporalio/worker'
import { createScriptRunActivities } from '../activities/jobs/script-run-activities.ts'
import { createExecutorClient } from '../platform/executor/executor-client.ts'
import { createLog, type Logger } from '../platform/log.ts'
import { exitWithParent } from '../platform/process.ts'
import { closeInheritedFiles } from '../platform/scripts/inherited-files.ts'
import { findInterpreters } from '../platform/scripts/interpreters.ts'
import { detectIsolation, type Isolation } from '../platform/scripts/isolation.ts'
import { openRunsFolder } from '../platform/scripts/run-folder.ts'
import { createScriptRunner } from '../platform/scripts/script-runner.ts'
import { createUserSlots } from '../platform/scripts/uid-slots.ts'
import { readSettings } from '../platform/settings.ts'
import { createPayloadCodec, executorPayloadKeys, sealedDataConverter } from '../platform/temporal-codec.ts'
import { temporalConnectionOptions } from '../platform/temporal-connection.ts'
import { executorInstanceQueue, executorQueue } from '../workflows/jobs/messages.ts'
import { connectWhenThere } from './connect-when-there.ts'
import {
  executorSettingsSchema,
  folderMark,
  hiddenFolders,
  instanceOf,
  limitsOf,
  uidRange,
} from './executor/executor-settings.ts'
import { clearLeftovers, lockFolder } from './executor/instance-lock.ts'
import { createPolling } from './executor/polling.ts'
import { startPresence } from './executor/presence.ts'
import { heartbeatThrottleMs } from './heartbeat-throttle.ts'
import { withRefusals } from './refusals.ts'
import { logTemporalTo } from './temporal-runtime.ts'

const longestRunMs = 7 * 86_400_000

await main()

async function main(): Promise<void> {
  closeInheritedFiles()
  exitWithParent()
  const settings = readSettings(process.env, executorSettingsSchema)
  const log = createLog({ name: 'executor' })
  logTemporalTo(log)
  const instance = instanceOf(settings)
  const folder = settings.OPS_EXECUTOR_DIR
  const mark = folderMark(settings)
  const limits = limitsOf(settings)
  const isolation = await detectIsolation({
    isolation: settings.OPS_EXECUTOR_ISOLATION,
    network: settings.OPS_EXECUTOR_NETWORK,
  })
  warnOfWeakness(isolation, log)
  const hidden = hiddenFolders(settings)
  const interpreters = findInterpreters({
    python: settings.OPS_PYTHON,
    path: process.env.PATH,
    isolation,
    hidden,
  })
  const users =
    isolation.as === 'root'
      ? createUserSlots({ ...uidRange(settings), areFilesShared: isolation.kind === 'process' })
      : undefined
  await lockFolder(mark, folder)
  openRunsFolder(folder, { isEnteredByOthers: isolation.kind === 'process' && isolation.as === 'root' })
  await clearLeftovers(mark, folder, users)

  const queues = [executorQueue(settings.OPS_EXECUTOR_GROUP), executorInstanceQueue(instance)]
  const client = createExecutorClient({ apiUrl: settings.OPS_API_URL, token: settings.OPS_EXECUTOR_TOKEN, instance })
  const polling = createPolling(() => Promise.all(queues.map(createWorker)))
  const presence = startPresence({
    client,
    group: settings.OPS_EXECUTOR_GROUP,
    slots: settings.OPS_EXECUTOR_SLOTS,
    log,
    onDrain: polling.rest,
  })
  const stopping = new AbortController()
  const runner = createScriptRunner({ folder, mark, isolation, limits, users, hidden })
  const work = { client, runner, interpreters, limits, instance, stopping: stopping.signal }
  const activities = withRefusals(createScriptRunActivities({ ...work, onCount: presence.count }))
  const codec = createPayloadCodec(executorPayloadKeys(settings.OPS_EXECUTOR_TOKEN), () => 'executor')
  const connection = await connectWhenThere(
    temporalConnectionOptions((name) => settings[name]),
    log,
  )
  const createWorker = (taskQueue: string) =>
    Worker.create({
      connection,
      namespace: settings.TEMPORAL_NAMESPACE,
      taskQueue,
      dataConverter: sealedDataConverter(codec),
      activities,
      identity: instance,
      maxConcurrentActivityTaskExecutions: settings.OPS_EXECUTOR_SLOTS,
      maxHeartbeatThrottleInterval: heartbeatThrottleMs,
      defaultHeartbeatThrottleInterval: heartbeatThrottleMs,
      // What runs when the polling rests is not cut short; when the process ends, `stopping` does that.
      shutdownGraceTime: longestRunMs,
    })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGUSR2'] as const) process.once(signal, stop)
  await presence.ready
  log.info({ instance, group: settings.OPS_EXECUTOR_GROUP, isolation, interpreters }, 'ready')
  await polling.run()
  await presence.leave()
  await connection.close()

  function stop(): void {
    presence.drain()
    polling.end()
    setTimeout(() => stopping.abort(), settings.OPS_EXECUTOR_GRACE * 1000).unref()
  }
}

function warnOfWeakness({ kind, as, network }: Isolation, log: Logger): void {
  if (kind === 'process') {
    log.warn(
      as === 'root'
        ? 'scripts run under user ids of their own, but this machine offers no namespaces: they share its network and its readable files'
        : 'scripts run as the user of this executor and can read what it can read: run it as root, or where namespaces are allowed',
    )
  } else if (network === 'host')
    log.warn('scripts can reach every network that this machine can (OPS_EXECUTOR_NETWORK=host)')
}
