import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { connectDatabase } from '../db/connect.ts'
import { createListener } from '../db/listen.ts'
import { getLastingKey } from '../db/settings/lasting-keys.ts'
import { createEgress } from '../platform/egress/egress.ts'
import { fileStoreOptions } from '../platform/files/file-settings.ts'
import { createFileStore } from '../platform/files.ts'
import { createLog, type Logger } from '../platform/log.ts'
import { createPasswordHasher } from '../platform/passwords.ts'
import { isPlainHttpBeyondHere } from '../platform/plain-http.ts'
import { exitWithParent } from '../platform/process.ts'
import { createSecretBox, parseSecretKeys } from '../platform/secrets.ts'
import { readSettings } from '../platform/settings.ts'
import { createTemporalGateway } from '../platform/temporal.ts'
import { createPayloadCodec, platformPayloadKeys } from '../platform/temporal-codec.ts'
import { temporalConnectionOptions } from '../platform/temporal-connection.ts'
import { payloadAudience } from '../workflows/jobs/messages.ts'
import { createApp } from './app.ts'
import type { ApiDeps } from './context.ts'
import { createIdentity } from './iam/identity.ts'
import { createSessionGate } from './iam/session-gate.ts'
import { keepWatch } from './keep-watch.ts'
import { createServices } from './services.ts'
import { type ApiSettings, apiSettingsSchema } from './settings.ts'
import { whenDatabaseThere } from './when-database-there.ts'

const maxConnections = 20
const drainMs = 25_000

await main()

async function main(): Promise<void> {
  exitWithParent()
  const settings = readSettings(process.env, apiSettingsSchema)
  const log = createLog({ name: 'api', level: settings.OPS_LOG_LEVEL, isGathered: true })
  const { deps, close } = await connect(settings, log)
  const auditing = connectDatabase(settings.DATABASE_URL, { applicationName: 'ops-api-audit', maxConnections: 1 })
  const services = createServices({ ...deps, auditDb: auditing.db })
  const app = createApp(deps, services)
  const server = createAdaptorServer({ fetch: app.fetch, hostname: settings.OPS_HOST }) as Server
  server.keepAliveTimeout = 65_000
  await listen(server, settings)
  log.info({ address: server.address() }, 'ready')
  warnOfPlainHttp(log, settings)
  const watch = keepWatch(deps)
  log.flush()

  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    log.info('draining')
    services.drain()
    await Promise.all([drain(server), ...watch.map((loop) => loop.stop())])
    await services.close()
    await Promise.all([auditing.close(), close()])
    log.info('stopped')
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
}

async function connect(settings: ApiSettings, log: Logger): Promise<{ deps: ApiDeps; close(): Promise<void> }> {
  const secrets = createSecretBox({ keys: parseSecretKeys(settings.OPS_SECRET_KEY) })
  const { db, close: closeDatabase } = connectDatabase(settings.DATABASE_URL, {
    applicationName: 'ops-api',
    maxConnections,
  })
  const listener = createListener(settings.DATABASE_URL)
  const codec = createPayloadCodec(platformPayloadKeys(secrets, settings.OPS_EXECUTOR_TOKEN), payloadAudience)
  const temporal = createTemporalGateway({
    codec,
    connection: temporalConnectionOptions((name) => settings[name]),
    namespace: settings.TEMPORAL_NAMESPACE,
    uiUrl: settings.TEMPORAL_UI_URL,
  })
  const files = createFileStore(fileStoreOptions(settings))
  const egress = createEgress({ allow: settings.OPS_EGRESS_ALLOW, userAgent: 'OPS/0.1' })
  const pepper = await whenDatabaseThere(() => getLastingKey(db, secrets, 'password_pepper'), { log })
  const passwords = createPasswordHasher({ pepper })
  const identity = createIdentity({ secrets, passwords })
  const onFault = (error: unknown) => log.warn({ err: error }, 'sessions could not be written down')
  const sessions = createSessionGate({ db, listener, tokens: identity.tokens, onFault })
  return {
    deps: { db, listener, temporal, log, settings, secrets, files, egress, sessions, identity },
    async close() {
      await sessions.close()
      await listener.close()
      await temporal.close()
      await closeDatabase()
    },
  }
}

function listen(server: Server, { OPS_HOST, OPS_PORT }: ApiSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(OPS_PORT, OPS_HOST, resolve)
  })
}

function warnOfPlainHttp(log: Logger, { OPS_HOST: host, OPS_PUBLIC_URL: publicUrl }: ApiSettings): void {
  if (!isPlainHttpBeyondHere({ host, publicUrl })) return
  log.warn(
    { host },
    'plain HTTP beyond this machine: passwords and sessions can be read on the way; put TLS in front and set OPS_PUBLIC_URL to its https address (docs/tls.md)',
  )
}

/** Takes no more connections and lets what is under way finish; what does not is cut off. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  const end = setTimeout(() => server.closeAllConnections(), drainMs)
  await closed
  clearInterval(idle)
  clearTimeout(end)
}
