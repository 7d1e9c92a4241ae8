import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseSecretKeys } from '../../platform/secrets.ts'
import { Failure } from '../ground/failure.mjs'
import { cacheFolder, readSetting } from '../ground/settings.mjs'

export type StartSettings = {
  host: string
  port: number
  /** As the last line of the start-up shows it. */
  url: string
  /** How processes on this machine reach the api. */
  localUrl: string
  dataDir: string
  cacheDir: string
  /** Of links, and of the proxy that brings TLS. */
  publicUrl: string | undefined
  /** Undefined: the built-in one. */
  databaseUrl: string | undefined
  /** Undefined: the built-in one. */
  temporalAddress: string | undefined
  /** Undefined: the one of `temporal-dev.yaml`. */
  temporalNamespace: string | undefined
  secretKey: string | undefined
  executorToken: string | undefined
  /** Where scripts of users run; outside the data folder, which they have no business in. */
  executorDir: string
}

export function readStartSettings(env: NodeJS.ProcessEnv = process.env): StartSettings {
  const read = (name: string) => readSetting(name, env)
  const host = read('OPS_HOST') ?? '127.0.0.1'
  const dataDir = resolve(read('OPS_DATA_DIR') ?? '.ops')
  const port = readPort(read('OPS_PORT') ?? '8000')
  return {
    host,
    port,
    url: `http://${inBrackets(host)}:${port}`,
    localUrl: `http://${inBrackets(localHost(host))}:${port}`,
    dataDir,
    cacheDir: cacheFolder(env),
    publicUrl: read('OPS_PUBLIC_URL'),
    databaseUrl: read('DATABASE_URL'),
    temporalAddress: read('TEMPORAL_ADDRESS'),
    temporalNamespace: read('TEMPORAL_NAMESPACE'),
    executorToken: read('OPS_EXECUTOR_TOKEN'),
    executorDir: resolve(read('OPS_EXECUTOR_DIR') ?? join(tmpdir(), `ops-executor-${hashOf(dataDir)}`)),
    secretKey: checkSecretKey(read('OPS_SECRET_KEY')),
  }
}

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port
  throw new Failure('bad_setting', { name: 'OPS_PORT', reason: `"${text}" ≠ 1–65535` })
}

function checkSecretKey(value: string | undefined): string | undefined {
  try {
    if (value) parseSecretKeys(value)
    return value
  } catch (error) {
    throw new Failure('bad_setting', { name: 'OPS_SECRET_KEY', reason: (error as Error).message }, error)
  }
}

/** An address that means "all of this machine's" cannot be called. */
function localHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '::1'
  return host
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

function inBrackets(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
