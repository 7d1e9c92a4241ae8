import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { assertSpace, removeHalves } from '../../ground/disk.mjs'
import { explainFileError, Failure } from '../../ground/failure.mjs'
import { withLock } from '../../ground/lock.mjs'
import { sentenceOf } from '../../ground/say.mjs'
import { cacheFolder } from '../../ground/settings.mjs'
import { findRedis } from '../../stack/redis.ts'
import { obtainProgram } from '../../test/obtain-program.ts'

const run = promisify(execFile)
const wanted = fileURLToPath(new URL('celery-requirements.txt', import.meta.url))

export type Celery = {
  version: string
  /** One that imports Celery. */
  python: string
  redis: string
}

/** Celery in a folder of the cache, and a Redis server; throws a `Failure` where one can't be had. */
export async function obtainCelery(log: (line: string) => void): Promise<Celery> {
  const redis = await obtainProgram({ name: 'redis', find: findRedis, packages: ['redis-server'] }, log)
  const python = await obtainProgram({ name: 'venv', find: findPython, packages: ['python3-venv'] }, log)
  const version = /^celery\[redis\]==(\S+)$/m.exec(readFileSync(wanted, 'utf8'))?.[1] ?? '?'
  const folder = join(cacheFolder(), `celery-${version}`)
  const told = { onWait: ({ pid }: { pid: number }) => log(sentenceOf('waiting_for', { pid })) }
  await withLock(`${folder}.lock`, 'celery', told, async () => {
    if (isWhole(folder)) return
    log(sentenceOf('installing_celery', { version }))
    await fill(folder, python)
  })
  return { version, python: join(folder, 'bin', 'python'), redis }
}

/** The interpreter that it was made with may be gone by now. */
function isWhole(folder: string): boolean {
  const kept = join(folder, 'requirements.txt')
  if (!existsSync(kept) || readFileSync(kept, 'utf8') !== readFileSync(wanted, 'utf8')) return false
  return doesRun(folder)
}

function doesRun(folder: string): boolean {
  const parts = 'import celery.bin.worker, celery.backends.redis, kombu.transport.redis, psycopg2'
  return spawnSync(join(folder, 'bin', 'python'), ['-c', parts]).status === 0
}

async function fill(folder: string, python: string): Promise<void> {
  const half = `${folder}.half-${process.pid}`
  try {
    removeHalves(folder)
    mkdirSync(half, { recursive: true })
    assertSpace(half)
    await install(half, python)
    await copyFile(wanted, join(half, 'requirements.txt'))
    rmSync(folder, { recursive: true, force: true })
    renameSync(half, folder)
  } catch (error) {
    throw explainFileError(error, dirname(folder))
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}

async function install(folder: string, python: string): Promise<void> {
  try {
    await run(python, ['-m', 'venv', folder])
    await run(join(folder, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '-r', wanted])
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string }
    throw new Failure('celery_missing', { reason: stderr.trim().split('\n').at(-1) || message }, error)
  }
  if (!doesRun(folder)) throw new Failure('celery_missing', { reason: sentenceOf('does_not_run') })
}

/** The first that can make a folder with pip in it. */
function findPython(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return ['/usr/local/bin', '/usr/bin', ...(env.PATH ?? '').split(delimiter)]
    .map((folder) => join(folder, 'python3'))
    .find((path) => existsSync(path) && spawnSync(path, ['-c', 'import ensurepip, venv']).status === 0)
}
