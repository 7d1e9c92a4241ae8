import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { enterNamespaces, type Isolation, launchEnvironment } from './isolation.ts'
import { type Belonging, listProcesses, markVariable, pidNamespaceOf } from './process-table.ts'
import type { ScriptLimits } from './script-limits.ts'
import type { UserSlot } from './uid-slots.ts'

export type Launch = {
  child: ChildProcess
  /** Undefined as long as it cannot be told. */
  belonging: () => Belonging | undefined
}

export type LaunchOptions = {
  isolation: Isolation
  limits: ScriptLimits
  /** Folders that no script may see, where the run has a file system of its own. */
  hidden: string[]
  /** Marks the processes of all runs of this executor, where nothing else tells them apart. */
  mark: string
}

/** Starts what lies in a run's folder; `user` is the run's own where the executor is root, `ends` what it prints into. */
export function launch(
  folder: string,
  { user, ends }: { user: UserSlot | undefined; ends: [number, number] },
  { isolation, limits, hidden, mark }: LaunchOptions,
): Launch {
  const processLimits = [
    Math.floor(limits.memoryBytes / 1024),
    limits.cpuSeconds,
    processLimit(limits.processes, isolation),
    limits.openFiles,
    Math.floor(limits.fileBytes / 512),
  ].map(String)
  // Of its own session and group, so that one signal reaches all of it, and no terminal does.
  const common = { cwd: folder, detached: true } as const
  if (isolation.kind === 'process') {
    const runMark = `${mark}/${randomBytes(16).toString('hex')}`
    const child = spawn('/bin/sh', [initFile('process-init.sh'), ...processLimits, join(folder, 'job', 'run.sh')], {
      ...common,
      env: { ...launchEnvironment, [markVariable]: runMark },
      stdio: ['ignore', ...ends],
      ...(user && { uid: user.uid, gid: user.gid }),
    })
    return { child, belonging: () => (user ? { uid: user.uid } : { mark: runMark }) }
  }
  const { uid, gid } = user ?? { uid: 1000, gid: 1000 }
  const [file, ...args] = enterNamespaces(isolation)
  const init = [isolation.as, String(uid), String(gid), isolation.network, String(limits.diskBytes), hidden.join('\n')]
  const child = spawn(file, [...args, '/bin/sh', initFile('namespace-init.sh'), ...init, ...processLimits], {
    ...common,
    env: launchEnvironment,
    stdio: ['ignore', ...ends, 'pipe'],
  })
  return { child, belonging: user ? () => ({ uid: user.uid }) : namespaceOf(child) }
}

/** The kernel counts by user: without one of its own, a run has what the user's processes leave it. */
function processLimit(processes: number, { kind, as }: Isolation): number | '' {
  if (kind === 'namespaces' || as === 'root') return processes
  const own = listProcesses({ uid: process.getuid?.() ?? 0 })
  return own.length === 0 ? '' : own.reduce((sum, { threads }) => sum + threads, processes)
}

/** The namespace is there a moment after the start, and stays known after its end. */
function namespaceOf(child: ChildProcess): () => Belonging | undefined {
  const ours = pidNamespaceOf('self')
  let known: string | undefined
  return () => {
    if (!known && child.pid) {
      const found = pidNamespaceOf(child.pid)
      if (found && found !== ours) known = found
    }
    return known === undefined ? undefined : { pidNamespace: known }
  }
}

function initFile(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url))
}
