import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { removeScriptFolder } from './folder-removal.ts'
import type { Isolation } from './isolation.ts'
import { type Belonging, killProcesses, listProcesses, signalProcess } from './process-table.ts'
import { readResultFile } from './result-file.ts'
import { openRunsFolder, type ScriptJob, writeRunFolder } from './run-folder.ts'
import { type LaunchOptions, launch } from './script-launch.ts'
import { collectResult, forwardOutput, type TakeOutput } from './script-pipes.ts'
import { openScriptStreams } from './script-streams.ts'
import type { UserSlot, UserSlots } from './uid-slots.ts'

export type ScriptCall = {
  job: ScriptJob
  timeoutMs: number
  /** Between the first, polite signal and the last. */
  graceMs: number
  signal: AbortSignal
  /** What the script prints waits until this has settled. A rejection kills the script. */
  onOutput: TakeOutput
}

export type ScriptEnd = {
  /** Why it ended: by itself, or because it was stopped. */
  cause: 'exit' | 'timeout' | 'cancel' | 'memory'
  exitCode: number | null
  signal: NodeJS.Signals | null
  durationMs: number
  /** What the script wrote to $OPS_RESULT, cut one byte after the limit. */
  result: Buffer | undefined
}

export type ScriptRunner = {
  isolation: Isolation
  run(call: ScriptCall): Promise<ScriptEnd>
}

export type RunnerOptions = LaunchOptions & {
  /** Where run folders are made. */
  folder: string
  /** Present when the executor runs as root. */
  users: UserSlots | undefined
}

const memoryLookMs = 1000

export function createScriptRunner(options: RunnerOptions): ScriptRunner {
  return {
    isolation: options.isolation,
    async run(call) {
      const user = await options.users?.acquire()
      const folder = join(options.folder, `run-${randomBytes(8).toString('hex')}`)
      try {
        return await runIn(folder, user, options, call)
      } finally {
        await removeScriptFolder(folder)
        await user?.release()
      }
    },
  }
}

async function runIn(
  folder: string,
  user: UserSlot | undefined,
  options: RunnerOptions,
  call: ScriptCall,
): Promise<ScriptEnd> {
  const { isolation } = options
  const inNamespaces = isolation.kind === 'namespaces'
  openRunsFolder(options.folder, { isEnteredByOthers: user !== undefined && !inNamespaces })
  writeRunFolder(folder, call.job, { inNamespaces, owner: user })
  const startedAt = performance.now()
  const streams = await openScriptStreams(folder)
  const { child, belonging } = streams.handOn((ends) => launch(folder, { user, ends }, options))
  const stop = stopper(child, call, () => memoryOf(belonging()), options.limits.memoryBytes)
  const result = collectResult(child)
  const output = forwardOutput(streams, call.onOutput)
  output.done.catch(() => child.pid && killGroup(child.pid, 'SIGKILL'))
  const { exitCode, signal } = await exitOf(child).finally(stop.clear)
  const durationMs = performance.now() - startedAt

  if (child.pid) killGroup(child.pid, 'SIGKILL')
  const rest = belonging()
  if (rest) await killProcesses(rest)
  await output.finish()
  return {
    cause: stop.cause(),
    exitCode,
    signal,
    durationMs,
    result: inNamespaces ? await result : await readResultFile(join(folder, 'job', 'result.json')),
  }
}

function stopper(child: ChildProcess, call: ScriptCall, usedMemory: () => number, memoryBytes: number) {
  let cause: ScriptEnd['cause'] = 'exit'
  let killTimer: NodeJS.Timeout | undefined
  const stop = (why: ScriptEnd['cause']) => {
    if (cause !== 'exit' || child.pid === undefined) return
    cause = why
    const { pid } = child
    killGroup(pid, why === 'memory' ? 'SIGKILL' : 'SIGTERM')
    killTimer = setTimeout(() => killGroup(pid, 'SIGKILL'), call.graceMs)
  }
  const cancel = () => stop('cancel')
  const timeLimit = setTimeout(() => stop('timeout'), call.timeoutMs)
  const memoryLook = setInterval(() => {
    if (usedMemory() > memoryBytes) stop('memory')
  }, memoryLookMs)
  call.signal.addEventListener('abort', cancel, { once: true })
  if (call.signal.aborted) cancel()
  return {
    cause: () => cause,
    clear() {
      clearTimeout(timeLimit)
      clearTimeout(killTimer)
      clearInterval(memoryLook)
      call.signal.removeEventListener('abort', cancel)
    },
  }
}

function memoryOf(belonging: Belonging | undefined): number {
  return belonging ? listProcesses(belonging).reduce((sum, { residentBytes }) => sum + residentBytes, 0) : 0
}

function killGroup(pid: number, signal: NodeJS.Signals): void {
  signalProcess(-pid, signal)
}

function exitOf(child: ChildProcess): Promise<{ exitCode: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.once('exit', (exitCode, signal) => resolve({ exitCode, signal }))
    child.once('error', reject)
  })
}
