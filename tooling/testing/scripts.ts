import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { detectIsolation, type Isolation } from '../../platform/scripts/isolation.ts'
import { defaultScriptLimits, type ScriptLimits } from '../../platform/scripts/script-limits.ts'
import { createScriptRunner, type ScriptCall, type ScriptEnd } from '../../platform/scripts/script-runner.ts'
import { createUserSlots, type UserSlots } from '../../platform/scripts/uid-slots.ts'

export type ScriptMode = { name: string; isolation: Isolation; users: UserSlots | undefined }

const firstUid = 60_900 + 8 * (Number(process.env.VITEST_POOL_ID ?? 0) % 20)
/** Ids that a test file takes, apart from those of other files and of a product that runs on the same machine. */
export const testUids = { first: firstUid, last: firstUid + 7 }

/** Every way in which this machine can keep scripts apart, the best first. */
export async function scriptModes(): Promise<ScriptMode[]> {
  const best = await detectIsolation({ isolation: 'auto', network: 'none' })
  if (best.kind !== 'namespaces') throw new Error('These tests need a machine that offers namespaces.')
  const modes: ScriptMode[] = [
    // What an ordinary user gets; root can be one too.
    { name: 'namespaces of an ordinary user', isolation: { ...best, as: 'user' }, users: undefined },
    { name: 'a process with a mark', isolation: { kind: 'process', as: 'user', network: 'host' }, users: undefined },
  ]
  if (best.as !== 'root') return modes
  return [
    { name: 'namespaces', isolation: best, users: createUserSlots({ ...testUids, areFilesShared: false }) },
    {
      name: 'a process of a user of its own',
      isolation: { kind: 'process', as: 'root', network: 'host' },
      users: createUserSlots({ ...testUids, areFilesShared: true }),
    },
    ...modes,
  ]
}

/** Made by the first run. */
export const scriptFolder = join(tmpdir(), `ops-scripts-${randomUUID()}`)

export type RunOptions = Partial<Pick<ScriptCall, 'timeoutMs' | 'graceMs' | 'signal'>> & {
  args?: string[]
  env?: Record<string, string>
  files?: Record<string, string>
  about?: Record<string, string>
  limits?: Partial<ScriptLimits>
  hidden?: string[]
  /** Cancels the run when this has been printed. */
  cancelAt?: string
  interpreter?: string[]
  onChunk?: (chunk: Buffer) => Promise<void>
}
type Printed = ScriptEnd & { stdout: string; stderr: string }

/** Runs a script for real in one of this machine's modes and keeps what it printed. */
export async function runScript(mode: ScriptMode, script: string, options: RunOptions = {}): Promise<Printed> {
  const { args = [], env = {}, files = {}, about = {}, limits, hidden = ['/run'], cancelAt, onChunk } = options
  const { interpreter = ['/bin/bash'] } = options
  const runner = createScriptRunner({
    folder: scriptFolder,
    mark: `test-${process.pid}`,
    isolation: mode.isolation,
    users: mode.users,
    hidden,
    limits: { ...defaultScriptLimits, ...limits },
  })
  const abort = new AbortController()
  const printed = { stdout: '', stderr: '' }
  const ended = await runner.run({
    job: { interpreter, script, args, env, files, about },
    timeoutMs: options.timeoutMs ?? 20_000,
    graceMs: options.graceMs ?? 5000,
    signal: options.signal ?? abort.signal,
    async onOutput(stream, chunk) {
      if (onChunk) return onChunk(chunk)
      printed[stream] += chunk.toString()
      if (cancelAt && printed.stdout.includes(cancelAt)) abort.abort()
    },
  })
  return { ...ended, ...printed }
}

let seconds = 100_000 + (process.pid % 1000) * 100
/** A duration by which a `sleep` can be told from every other on this machine. */
export function uniqueSeconds(): number {
  return seconds++
}

export function isRunning(command: string): boolean {
  return spawnSync('pgrep', ['-f', `^${command}$`]).status === 0
}

export async function untilTrue(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve))
}
