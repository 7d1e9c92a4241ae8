import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Failure } from '../ground/failure.mjs'
import { endsWithin, startServerProcess } from '../stack/server-process.ts'
import { createQuietShow, hear, lastWords } from './child-lines.ts'
import { openLogFile } from './log-file.ts'
import { forgetChild, noteChild } from './run-files.ts'
import type { Running, Unit } from './supervisor.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export type NodeChild = {
  name: string
  /** Relative to the project, so that an operator finds `node … api/server.ts` among the processes. */
  entry: string
  env: NodeJS.ProcessEnv
  logs: string
  run: string
  /** Asked again and again until it says true; without it, the line with the message `ready` counts. */
  isReady?: () => Promise<boolean>
  readyTimeoutMs?: number
  graceMs?: number
  show: (line: string) => void
}

/** One of the product's own processes: its log file, its pid file, when it is ready and how it stops. */
export function createNodeUnit({ name, ...child }: NodeChild): Unit {
  return {
    name,
    async start(signal) {
      const saysReady = Promise.withResolvers<void>()
      const running = await spawnChild(name, child, saysReady.resolve)
      const isReady = child.isReady ? poll(child.isReady, running.exited) : saysReady.promise
      const outcome = await Promise.race([
        isReady.then(() => 'ready' as const),
        running.exited.then(() => 'ended' as const),
        elapse(child.readyTimeoutMs ?? 60_000, running.exited, signal).then(() => 'silent' as const),
      ])
      if (outcome === 'ready') return running
      await running.stop()
      const reason = lastWords(running.lastLines()).join('')
      const log = join(child.logs, `${name}.log`)
      throw new Failure(outcome === 'ended' ? 'child_ended' : 'child_silent', { name, reason, log })
    },
  }
}

async function spawnChild(name: string, child: Omit<NodeChild, 'name'>, onReady: () => void): Promise<Running> {
  const log = openLogFile(join(child.logs, `${name}.log`))
  const show = createQuietShow((line) => child.show(`${name} | ${line}`))
  const server = await startServerProcess({
    file: process.execPath,
    args: [child.entry],
    cwd: root,
    env: child.env,
    stdin: 'pipe',
    onSpawn: (pid) => noteChild(child.run, name, pid),
    log(line, stream) {
      const { isKept, isReady, shown } = hear(line, stream)
      if (isKept) log.write(line)
      if (isReady) onReady()
      if (shown) show(shown)
    },
  })
  server.exited.then(() => {
    forgetChild(child.run, name)
    log.close()
  })
  return { ...server, stop: () => server.stop('SIGTERM', child.graceMs ?? 20_000) }
}

async function poll(isReady: () => Promise<boolean>, exited: Promise<unknown>): Promise<void> {
  while (!(await isReady())) if (await endsWithin(exited, 100)) return
}

/** Over when the time is, or when nobody waits any more. */
async function elapse(timeoutMs: number, exited: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  await endsWithin(Promise.race([exited, aborted]), timeoutMs)
}
