import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { runQuietly } from './quiet-command.ts'

export type ProcessEntry = { pid: number; uid: number; state: string; threads: number; residentBytes: number }

/**
 * Which processes belong together: those of a user id (or of several, in a range), of a process namespace, or those that
 * carry a mark in their environment; the mark `a` covers `a/b`.
 */
export type Belonging = { uid: number; lastUid?: number } | { pidNamespace: string } | { mark: string }

export const markVariable = 'OPS_RUN_MARK'

/** Empty where there is no /proc. */
export function listProcesses(belonging: Belonging): ProcessEntry[] {
  return processIds()
    .filter((pid) => 'uid' in belonging || isOf(pid, belonging))
    .flatMap((pid) => readEntry(pid) ?? [])
    .filter(({ state, uid }) => state !== 'Z' && (!('uid' in belonging) || isUidOf(uid, belonging)))
}

export function pidNamespaceOf(pid: number | 'self'): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid_for_children`)
  } catch {
    return undefined
  }
}

/** Kills until none is left: one that is forking can be missed by a single look. False when some outlive every try. */
export async function killProcesses(belonging: Belonging, attempts = 50): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    if ('uid' in belonging) await killAtOnce(belonging.uid)
    const left = listProcesses(belonging)
    if (left.length === 0) return true
    for (const { pid } of left) signalProcess(pid, 'SIGKILL')
    await nextLook()
  }
  return listProcesses(belonging).length === 0
}

/** A chain of processes that each start the next one and end is never seen by looking; one call of the kernel ends it. */
async function killAtOnce(uid: number): Promise<void> {
  if (uid !== 0 && process.getuid?.() === 0) await runQuietly('sh', ['-c', 'kill -KILL -1'], { uid, timeoutMs: 1000 })
}

/** False when it is gone. */
export function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

function processIds(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger)
  } catch {
    return []
  }
}

function isUidOf(uid: number, { uid: first, lastUid = first }: { uid: number; lastUid?: number }): boolean {
  return uid >= first && uid <= lastUid
}

function isOf(pid: number, belonging: Exclude<Belonging, { uid: number }>): boolean {
  try {
    if ('pidNamespace' in belonging) return readlinkSync(`/proc/${pid}/ns/pid`) === belonging.pidNamespace
    const wanted = `${markVariable}=${belonging.mark}`
    const variables = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
    return variables.some((variable) => variable === wanted || variable.startsWith(`${wanted}/`))
  } catch {
    return false
  }
}

function readEntry(pid: number): ProcessEntry | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const field = (name: string) => new RegExp(`^${name}:\\s+(\\S+)`, 'm').exec(status)?.[1]
    return {
      pid,
      uid: Number(field('Uid')),
      state: field('State') ?? '',
      threads: Number(field('Threads') ?? 1),
      residentBytes: Number(field('VmRSS') ?? 0) * 1024,
    }
  } catch {
    return undefined
  }
}

function nextLook(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20))
}
