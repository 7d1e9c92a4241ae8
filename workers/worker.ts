import { join } from 'node:path'
import { Worker } from '@temporalio/worker'
import { z } from 'zod'
import { createApprovalActivities } from '../activities/approvals/approval-activities.ts'
import { createCallbackActivities } from '../activities/approvals/callbacks/callback-activities.ts'
import { createCardActivities } from '../activities/approvals/cards/card-activities.ts'
import { createHandOverActivities } from '../activities/approvals/hand-over-activities.ts'
import { createMigrationActivities } from '../activities/approvals/migration-activities.ts'
import { createFlowActivities } from '../activities/flows/flow-activities.ts'
import { createDirectoryActivities } from '../activities/iam/directory-activities.ts'
import { createBackfillActivities } from '../activities/jobs/backfill-activities.ts'
import { createFireActivities } from '../activities/jobs/fire-activities.ts'
import { createForeignActivities } from '../activities/jobs/foreign-activities.ts'
import { createGrpcRunActivities } from '../activities/jobs/grpc-run-activities.ts'
import { createHttpRunActivities } from '../activities/jobs/http-run-activities.ts'
import { createLoopActivities } from '../activities/jobs/loop-activities.ts'
import { createSqlRunActivities } from '../activities/jobs/sql-run-activities.ts'
import { createNotificationActivities } from '../activities/notifications/notification-activities.ts'
import { connectDatabase } from '../db/connect.ts'
import { runSettled } from '../db/jobs/run-settled.ts'
import { createListener } from '../db/listen.ts'
import { createEgress } from '../platform/egress/egress.ts'
import { fileSettings, fileStoreOptions } from '../platform/files/file-settings.ts'
import { createFileStore } from '../platform/files.ts'
import { createLog } from '../platform/log.ts'
import { smtpSettings } from '../platform/mail/smtp-options.ts'
import { exitWithParent } from '../platform/process.ts'
import { createSecretBox, parseSecretKeys } from '../platform/secrets.ts'
import { databaseSettings, readSettings, secretSettings, temporalSettings } from '../platform/settings.ts'
import { createTemporalGateway } from '../platform/temporal.ts'
import { createPayloadCodec, platformPayloadKeys, sealedDataConverter } from '../platform/temporal-codec.ts'
import { temporalConnectionOptions } from '../platform/temporal-connection.ts'
import { approvalQueue } from '../workflows/approvals/messages.ts'
import { opsQueue, payloadAudience } from '../workflows/jobs/messages.ts'
import { createAttemptHolder } from './attempt-holder.ts'
import { connectWhenThere } from './connect-when-there.ts'
import { heartbeatThrottleMs } from './heartbeat-throttle.ts'
import { keepInShape } from './keep-in-shape.ts'
import { withRefusals } from './refusals.ts'
import { logTemporalTo } from './temporal-runtime.ts'
import { openWorkflowBundle } from './workflow-bundle.ts'
import { watchActivations } from './workflow-thread/watch-activations.ts'

const settingsSchema = z.object({
  ...databaseSettings,
  ...temporalSettings,
  ...secretSettings,
  ...fileSettings,
  ...smtpSettings,
  OPS_EGRESS_ALLOW: z.string().default(''),
  OPS_EXECUTOR_TOKEN: z.string().optional(),
  OPS_PUBLIC_URL: z.url().default('http://127.0.0.1:8000'),
})

const shutdownGraceMs = 20_000

await main()

async function main(): Promise<void> {
  exitWithParent()
  watchActivations()
  const settings = readSettings(process.env, settingsSchema)
  const log = createLog({ name: 'worker' })
  logTemporalTo(log)
  const { db, close: closeDatabase } = connectDatabase(settings.DATABASE_URL, {
    applicationName: 'ops-worker',
    maxConnections: 20,
  })
  const listener = createListener(settings.DATABASE_URL)
  const connection = temporalConnectionOptions((name) => settings[name])
  const secrets = createSecretBox({ keys: parseSecretKeys(settings.OPS_SECRET_KEY) })
  const codec = createPayloadCodec(platformPayloadKeys(secrets, settings.OPS_EXECUTOR_TOKEN), payloadAudience)
  const temporal = createTemporalGateway({ connection, namespace: settings.TEMPORAL_NAMESPACE, codec })
  const egress = createEgress({ allow: settings.OPS_EGRESS_ALLOW, userAgent: 'OPS/0.1' })
  const files = createFileStore(fileStoreOptions(settings))

  const attemptDeps = { db, secrets, onSettled: runSettled }
  const runners = {
    ...createHttpRunActivities({ ...attemptDeps, egress }),
    ...createSqlRunActivities({ ...attemptDeps, gate: egress.gate }),
    ...createGrpcRunActivities({ ...attemptDeps, gate: egress.gate }),
  }

  const native = await connectWhenThere(connection, log)
  const common = {
    connection: native,
    namespace: settings.TEMPORAL_NAMESPACE,
    dataConverter: sealedDataConverter(codec),
    shutdownGraceTime: shutdownGraceMs,
    maxHeartbeatThrottleInterval: heartbeatThrottleMs,
    defaultHeartbeatThrottleInterval: heartbeatThrottleMs,
  }
  const { runInline, holder } = await createAttemptHolder(runners, common)
  const workflowBundle = await openWorkflowBundle(join(settings.OPS_DATA_DIR, 'cache'))
  const approver = await Worker.create({
    ...common,
    taskQueue: approvalQueue,
    workflowBundle,
    activities: withRefusals({
      ...createApprovalActivities({ db }),
      ...createMigrationActivities({ db, temporal }),
      ...createHandOverActivities({ db, temporal }),
      ...createCallbackActivities({ db, secrets, egress }),
    }),
  })
  const worker = await Worker.create({
    ...common,
    taskQueue: opsQueue,
    // Many of them only wait for the answer to a call.
    maxConcurrentWorkflowTaskExecutions: 60,
    workflowBundle,
    activities: withRefusals({
      ...createDirectoryActivities({ db, secrets, egress }),
      ...createBackfillActivities({ db }),
      ...createFlowActivities({ ...attemptDeps, runInline }),
      ...createFireActivities({ db, onSettled: runSettled }),
      ...createLoopActivities({ db }),
      ...runners,
      runInline,
      ...createForeignActivities({ db, onSettled: runSettled }),
      ...createCardActivities({ db, secrets, egress, temporal, publicUrl: settings.OPS_PUBLIC_URL }),
      ...createNotificationActivities({
        db,
        secrets,
        egress,
        smtp: settings.SMTP_URL,
        publicUrl: settings.OPS_PUBLIC_URL,
      }),
    }),
  })
  const loops = keepInShape({ db, temporal, listener, files, log })
  log.info('ready')
  // The SDK itself turns SIGTERM and SIGINT into an orderly shutdown of the workers, after which `run` returns.
  await Promise.all([worker.run(), approver.run(), holder.run()])
  await Promise.all(loops.map((loop) => loop.stop()))
  await Promise.all([listener.close(), temporal.close(), native.close()])
  await closeDatabase()
}
