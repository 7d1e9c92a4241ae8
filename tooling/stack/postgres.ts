import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { explainFileError } from '../ground/failure.mjs'
import { pickPort } from './ports.ts'
import { adminUrl, type Credentials, clusterUrl, failureOf, openCluster, postgresEnv } from './postgres-cluster.ts'
import { clearLeftoverPostgres } from './postgres-leftover.ts'
import { findPlace, type Place } from './postgres-place.ts'
import { type Exit, type ServerProcess, startServerProcess } from './server-process.ts'

export type Postgres = {
  /** Of the role `ops`, which owns the database `ops` and may create others, and is no superuser. */
  url: string
  /** Of the superuser, for what the role `ops` may not do. */
  adminUrl: string
  port: number
  pid: number
  version: string
  /** Where the data really is: elsewhere than asked for when root's database user cannot reach that folder. */
  dataDir: string
  exited: Promise<Exit>
  lastLines(): string[]
  stop(): Promise<void>
}

export type PostgresOptions = {
  /** PostgreSQL's own folder; made on the first start. One server at a time: another one found in it is stopped. */
  dataDir: string
  /** Exactly this one, or this one or the next free one; absent: any free one. */
  port?: number | { preferred: number }
  /** More settings of the server, such as `{ fsync: 'off' }` for databases that live as long as a test. */
  settings?: Record<string, string>
  log?: (line: string) => void
  /** What a person should read, such as where the data went. */
  tell?: (line: string) => void
  onSpawn?: (pid: number) => void
}

/** Answers when the server takes connections. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { dataDir, port, log = () => {}, tell = log } = options
  const place = await findPlace(dataDir, tell).catch((error: unknown) => {
    throw explainFileError(error, dataDir)
  })
  const credentials = await openCluster(place, log)
  await clearLeftoverPostgres(place.dataDir, tell)
  for (let triesLeft = 3; ; triesLeft--) {
    const chosen = typeof port === 'number' ? port : await pickPort(port?.preferred)
    const server = await spawnServer({ place, port: chosen, options })
    const version = await waitUntilReady(server, chosen, credentials)
    if (version) {
      const urls = { url: clusterUrl(credentials, chosen), adminUrl: adminUrl(credentials, chosen) }
      return { ...running(server, place), ...urls, port: chosen, version }
    }
    // Between picking a free port and binding it, somebody else may have taken it.
    const lostPort = server.lastLines().some((line) => /could not bind|Address already in use/.test(line))
    if (typeof port === 'number' || !lostPort || triesLeft === 0) throw failureOf(server.lastLines())
  }
}

function running(server: ServerProcess, { dataDir }: Place) {
  const { pid, exited, lastLines } = server
  return { pid, exited, lastLines, dataDir, stop: () => server.stop('SIGINT', 20_000) }
}

type Spawn = { place: Place; port: number; options: PostgresOptions }

function spawnServer({ place, port, options }: Spawn): Promise<ServerProcess> {
  const { settings, log = () => {}, onSpawn } = options
  const all = { ...serverSettings, port: String(port), ...settings }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return startServerProcess({
    file: join(place.binDir, 'postgres'),
    args: ['-D', realpathSync(place.dataDir), ...flags],
    ...place.owner,
    env: postgresEnv(),
    cwd: '/',
    log,
    onSpawn,
  })
}

const serverSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** The server's version, or undefined when it ended instead. A long recovery after a crash is waited for. */
async function waitUntilReady(server: ServerProcess, port: number, credentials: Credentials) {
  let hasEnded = false
  server.exited.then(() => {
    hasEnded = true
  })
  while (!hasEnded) {
    const version = await askVersion(port, credentials)
    if (version) return version
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return undefined
}

async function askVersion(port: number, { user, password, database }: Credentials): Promise<string | undefined> {
  const client = new Client({ host: '127.0.0.1', port, user, password, database })
  try {
    await client.connect()
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
    return rows[0]?.server_version.split(' ')[0]
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => undefined)
  }
}
