import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Celery } from './obtain-celery.ts'
import { startProgram } from './start-program.ts'
import { startRedis } from './start-redis.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const lean = ['--without-gossip', '--without-mingle', '--without-heartbeat', '--loglevel', 'ERROR', '-O', 'default']

/** It warns of root, and would leave compiled files beside its sources. */
const quiet = { PYTHONWARNINGS: 'ignore', PYTHONDONTWRITEBYTECODE: '1' }

export type CeleryPeer = {
  /** What stands behind the figure. */
  told: string
  /** Sends the next chord; their numbers count from 0. */
  send(): void
  stop(): Promise<void>
}

/** A worker with as many processes as there are cores, its Redis, and a process that sends chords of so many parts. */
export async function startCelery(
  { version, python, redis: program }: Celery,
  { databaseUrl, wide }: { databaseUrl: string; wide: number },
): Promise<CeleryPeer> {
  const concurrency = availableParallelism()
  const pool = ['--pool', 'prefork', '--concurrency', String(concurrency)]
  const folder = await mkdtemp(join(tmpdir(), 'ops-celery-'))
  const stops = [() => rm(folder, { recursive: true, force: true })]
  try {
    const redis = await startRedis(program)
    stops.push(redis.stop)
    const chordEnv = { CHORD_REDIS_URL: redis.url, CHORD_DATABASE_URL: databaseUrl, CHORD_WIDE: String(wide) }
    const env = { ...process.env, PYTHONPATH: here, ...quiet, ...chordEnv }
    const ofPython = { file: python, folder, env, isReady: (line: string) => line === 'ready' }
    const sender = await startProgram({ ...ofPython, args: ['-m', 'send_chords'] })
    stops.push(sender.stop)
    const worker = await startProgram({
      ...ofPython,
      args: ['-m', 'celery', '--app', 'celery_chord', '--quiet', 'worker', ...pool, ...lean],
    })
    stops.push(worker.stop)
    return {
      told: `Celery ${version}, broker and results in Redis ${redis.version} that keeps nothing on disk, prefork pool of ${concurrency}, prefetch of 64 for each, acknowledged early, results ignored, one autocommit connection for each process`,
      send: () => sender.input.write('\n'),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }

  async function stop(): Promise<void> {
    for (const end of stops.splice(0).reverse()) await end()
  }
}
