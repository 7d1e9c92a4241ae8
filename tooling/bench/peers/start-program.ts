import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { processesIn, signal } from '../../ground/processes.mjs'
import { eachLine, endsWithin } from '../../stack/server-process.ts'

const startMs = 60_000
const graceMs = 10_000

type StartedProgram = { input: Writable; stop(): Promise<void> }

type Command = {
  file: string
  args: string[]
  /** Nobody else works in it. */
  folder: string
  env?: NodeJS.ProcessEnv
  isReady: (line: string) => boolean
}

/** Answers when a line of the program tells that it is ready. */
export async function startProgram({ file, args, folder, env, isReady }: Command): Promise<StartedProgram> {
  const child = spawn(file, args, { cwd: folder, env, stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  const end = () => child.kill('SIGTERM')
  process.once('exit', end)
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>()
  eachLine(child.stdout, (line) => isReady(line) && resolve())
  child.stdin.once('error', reject)
  ended.then(() => reject(new Error(`${file} ${args.join(' ')} ended`)), reject)
  if (await endsWithin(ready, startMs)) return { input: child.stdin, stop }
  await stop()
  throw new Error(`${file} ${args.join(' ')} was not ready in time`)

  async function stop(): Promise<void> {
    process.off('exit', end)
    end()
    // What it forked works in its folder and may outlive it.
    if (!(await endsWithin(ended, graceMs))) for (const pid of processesIn(folder)) signal(pid, 'SIGKILL')
    await ended
  }
}
