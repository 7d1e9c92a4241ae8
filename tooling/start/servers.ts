import { join } from 'node:path'
import { Connection } from '@temporalio/client'
import { Failure } from '../ground/failure.mjs'
import { sentenceOf, step } from '../ground/say.mjs'
import { type Postgres, startPostgres } from '../stack/postgres.ts'
import { findTemporal, startTemporal, type Temporal } from '../stack/temporal.ts'
import { findMissing, readConnectionOptions } from '../stack/temporal-cluster.ts'
import { readTemporalConfig } from '../stack/temporal-config.ts'
import type { Servers } from './child-env.ts'
import type { DataDir } from './data-dir.ts'
import { readPorts, writePorts } from './known-ports.ts'
import { openLogFile } from './log-file.ts'
import { forgetChild, noteChild } from './run-files.ts'
import type { StartSettings } from './settings.ts'
import type { Running, Supervisor, Unit } from './supervisor.ts'

const preferredPostgresPort = 5433

type Setting = { settings: StartSettings; data: DataDir; supervisor: Supervisor }

/** The two servers that hold state: those that were named, or built-in ones. */
export async function startServers(setting: Setting): Promise<Servers> {
  const { settings } = setting
  const binary = settings.temporalAddress ? undefined : await findBinary(settings.cacheDir)
  const database = settings.databaseUrl ? undefined : await startDatabase(setting)
  const temporal = binary ? await startEngine(setting, binary) : await reachEngine(settings)
  return {
    databaseUrl: database?.url ?? settings.databaseUrl ?? '',
    isDatabaseBuiltIn: database !== undefined,
    databaseAdminUrl: database?.adminUrl,
    temporalAddress: temporal.address,
    temporalNamespace: temporal.namespace,
    temporalUiUrl: temporal.uiUrl,
  }
}

function findBinary(cacheDir: string): Promise<string> {
  return step(
    'finding_temporal',
    (note) => findTemporal({ cacheDir, log: note }),
    (path) => sentenceOf('found_temporal', { path }),
  )
}

function startDatabase({ data, supervisor }: Setting): Promise<Postgres> {
  const unit = createServerUnit<Postgres>('postgres', data, async ({ log, onSpawn, last, note }) => {
    const port = last ? last.port : { preferred: readPorts(data.path).postgres ?? preferredPostgresPort }
    const server = await startPostgres({ dataDir: join(data.path, 'postgres'), port, log, tell: note, onSpawn })
    writePorts(data.path, { postgres: server.port })
    return server
  })
  return step(
    'starting_postgres',
    (note) => supervisor.start(unit.telling(note)),
    ({ version, port }) => sentenceOf('started_postgres', { version, port }),
  )
}

function startEngine({ settings, data, supervisor }: Setting, binary: string): Promise<Temporal> {
  const { ports: configured } = readTemporalConfig()
  const unit = createServerUnit<Temporal>('temporal', data, ({ log, onSpawn, last }) =>
    startTemporal({
      binary,
      dbFile: join(data.path, 'temporal.db'),
      namespace: settings.temporalNamespace,
      ports: last ? last.ports : { preferred: readPorts(data.path).temporal ?? configured },
      log,
      onSpawn,
    }).then((server) => {
      writePorts(data.path, { temporal: server.ports })
      return server
    }),
  )
  return step(
    'starting_temporal',
    (note) => supervisor.start(unit.telling(note)),
    ({ address, uiUrl }) => sentenceOf('started_temporal', { address, uiUrl }),
  )
}

type ServerStart<T> = {
  log: (line: string) => void
  note: (line: string) => void
  onSpawn: (pid: number) => void
  /** The one that died: those who use it know its address. */
  last: T | undefined
}

function createServerUnit<T extends Running>(name: string, data: DataDir, start: (how: ServerStart<T>) => Promise<T>) {
  let last: T | undefined
  return {
    telling: (note: (line: string) => void): Unit<T> => ({
      name,
      async start() {
        const file = openLogFile(join(data.logs, `${name}.log`))
        const onSpawn = (pid: number) => noteChild(data.run, name, pid)
        last = await start({ log: file.write, note, onSpawn, last }).catch((error) => {
          file.close()
          throw error
        })
        last.exited.then(() => {
          forgetChild(data.run, name)
          file.close()
        })
        return last
      },
    }),
  }
}

/** A cluster of its own operator is looked at, not changed. */
function reachEngine(settings: StartSettings) {
  const options = readConnectionOptions()
  const config = readTemporalConfig()
  const namespace = settings.temporalNamespace ?? config.namespace
  return step(
    'reaching_temporal',
    async () => {
      const connection = await Connection.connect({ ...options, connectTimeout: '10s' }).catch((error: Error) => {
        throw new Failure('temporal_unreachable', { address: options.address, reason: error.message }, error)
      })
      try {
        const missing = await findMissing(connection, namespace, config)
        if (missing.length > 0) {
          const list = missing.join(', ')
          throw new Failure('temporal_not_prepared', { address: options.address, namespace, missing: list })
        }
      } finally {
        await connection.close()
      }
      return { address: options.address, namespace, uiUrl: undefined }
    },
    ({ address }) => sentenceOf('reached_temporal', { address, namespace }),
  )
}
