import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { assertSpace } from '../ground/disk.mjs'
import { explainFileError, Failure } from '../ground/failure.mjs'
import { tryLock } from '../ground/lock.mjs'
import { say } from '../ground/say.mjs'
import type { StartSettings } from './settings.ts'

export type DataDir = {
  path: string
  logs: string
  run: string
  /** Gives the folder free for another start. */
  release(): void
}

/** Opens the folder for this start alone. */
export function openDataDir(path: string, url: string): DataDir {
  const logs = join(path, 'logs')
  const run = join(path, 'run')
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    if (process.getuid?.() === 0) letOthersThrough(path)
    for (const folder of [logs, run]) mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (const folder of [path, logs, run]) accessSync(folder, constants.W_OK)
  } catch (error) {
    throw explainFileError(error, path)
  }
  const lock = tryLock(join(run, 'start.lock'), url, (pid) => say('stale_start', { pid }))
  if ('holder' in lock) {
    throw new Failure('already_running', { path, pid: lock.holder.pid, url: lock.holder.note })
  }
  try {
    assertSpace(path)
  } catch (error) {
    lock.release()
    throw error
  }
  return { path, logs, run, release: lock.release }
}

/** Under root the database has a user of its own, who must reach what is its own, and sees nothing else. */
function letOthersThrough(path: string): void {
  const { mode, uid } = statSync(path)
  if (uid === 0) chmodSync(path, (mode & 0o777) | 0o011)
}

export type Keys = { secretKey: string; executorToken: string }

/** The built-in database's secrets are sealed with a key that is made once; any other database's key must be given. */
export function readKeys({ dataDir, secretKey, databaseUrl, ...given }: StartSettings): Keys {
  const executorToken =
    given.executorToken ?? readOrMake(join(dataDir, 'executor-token'), () => randomBytes(32).toString('base64url'))
  if (secretKey) return { secretKey, executorToken }
  if (databaseUrl) throw new Failure('secret_key_missing')
  const file = join(dataDir, 'secret-key')
  const hasData = existsSync(join(dataDir, 'postgres', 'PG_VERSION')) || existsSync(join(dataDir, 'postgres.location'))
  if (hasData && !existsSync(file)) throw new Failure('secret_key_lost', { path: file })
  return { secretKey: readOrMake(file, () => randomBytes(32).toString('base64')), executorToken }
}

function readOrMake(file: string, make: () => string): string {
  try {
    if (!existsSync(file)) writeFileSync(file, `${make()}\n`, { mode: 0o600, flag: 'wx', flush: true })
    const content = readFileSync(file, 'utf8').trim()
    if (content) return content
  } catch (error) {
    throw explainFileError(error, file)
  }
  throw new Failure('file_empty', { path: file })
}

/** It may lie in a folder that anybody can write: what somebody else put there is not taken. */
export function openExecutorDir(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw explainFileError(error, path)
  }
  const stat = lstatSync(path)
  const isOurs = stat.isDirectory() && (process.getuid === undefined || stat.uid === process.getuid())
  if (!isOurs) throw new Failure('bad_setting', { name: 'OPS_EXECUTOR_DIR', reason: path })
}
