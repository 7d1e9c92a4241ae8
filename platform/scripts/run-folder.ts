import { chmodSync, chownSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'

export type ScriptJob = {
  /** What reads the script: an interpreter's path, and what it is told before the script's own. */
  interpreter: string[]
  script: string
  args: string[]
  /** The job's own; the platform's names win. */
  env: Record<string, string>
  files: Record<string, string>
  /** What the platform tells the script about its run, besides HOME, TMPDIR and OPS_RESULT. */
  about: Record<string, string>
}

/** Where things are from the script's point of view. */
type Places = { job: string; home: string; tmp: string }

/** A shell refuses to set these, or they are the platform's. */
const reservedNames = /^(UID|EUID|PPID|GROUPS|SHELLOPTS|BASHOPTS|BASH_VERSINFO|_|OPS_.*)$/

/**
 * Makes sure of the folder that holds run folders. It may lie where anybody can write and be cleared by others in the
 * meantime: what somebody else put in its place is not taken.
 */
export function openRunsFolder(path: string, { isEnteredByOthers }: { isEnteredByOthers: boolean }): void {
  const mode = isEnteredByOthers ? 0o711 : 0o700
  mkdirSync(path, { recursive: true, mode })
  const stat = lstatSync(path)
  const isOurs = stat.isDirectory() && (process.getuid === undefined || stat.uid === process.getuid())
  if (!isOurs) throw new Error(`OPS_EXECUTOR_DIR: ${path} is not a folder of the executor's own user.`)
  if ((stat.mode & 0o777) !== mode) chmodSync(path, mode)
}

/** Lays out a run's folder; `owner` is the run's own user where it has one. */
export function writeRunFolder(
  folder: string,
  job: ScriptJob,
  { inNamespaces, owner }: { inNamespaces: boolean; owner: { uid: number; gid: number } | undefined },
): void {
  const places: Places = inNamespaces
    ? { job: '/tmp/job', home: '/tmp/home', tmp: '/tmp' }
    : { job: join(folder, 'job'), home: join(folder, 'home'), tmp: join(folder, 'tmp') }
  const launcher = launcherOf(job, places)
  mkdirSync(folder, { mode: 0o711 })
  for (const name of ['job', 'home', 'tmp']) mkdirSync(join(folder, name), { mode: 0o700 })
  const files = [
    ...Object.entries(job.files).map(([name, content]) => [join(folder, 'home', basename(name)), content] as const),
    [join(folder, 'job', 'script'), job.script] as const,
    [join(folder, 'job', 'run.sh'), launcher] as const,
  ]
  for (const [path, content] of files) writeFileSync(path, content, { mode: 0o600, flag: 'wx' })
  if (!owner || inNamespaces) return
  const folders = ['job', 'home', 'tmp'].map((name) => join(folder, name))
  for (const path of [...folders, ...files.map(([path]) => path)]) chownSync(path, owner.uid, owner.gid)
}

/**
 * Sets the environment inside the unprivileged process, never around it: a name such as LD_PRELOAD must not reach what
 * runs before rights are given up, and values must not stand in a command line.
 */
function launcherOf({ interpreter, env, about, args }: ScriptJob, places: Places): string {
  const reserved = Object.keys(env).find((name) => reservedNames.test(name))
  if (reserved) {
    const message = text(`环境变量名 ${reserved} 由平台保留`, `The variable name ${reserved} is reserved`)
    throw new DomainError('validation', message, { fields: [{ field: 'config.env', message }] })
  }
  const variables = {
    ...env,
    ...about,
    HOME: places.home,
    TMPDIR: places.tmp,
    OPS_RESULT: join(places.job, 'result.json'),
  }
  const lines = Object.entries(variables).map(([name, value]) => `export ${name}=${quote(value)}`)
  const command = [...interpreter, join(places.job, 'script'), ...args].map(quote).join(' ')
  return [...lines, 'cd "$HOME"', `exec ${command}`, ''].join('\n')
}

function quote(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`
}
