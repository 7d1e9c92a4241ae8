import { accessSync, constants, existsSync, realpathSync } from 'node:fs'
import { delimiter, join, sep } from 'node:path'
import type { Isolation } from './isolation.ts'

/** What reads scripts of each kind here; a kind that this machine cannot read is not there. */
export type Interpreters = { shell: string[]; python?: string[] }

type Search = {
  /** `OPS_PYTHON`: a path. */
  python?: string | undefined
  path?: string | undefined
  isolation: Isolation
  /** Folders that no script may see. */
  hidden: string[]
}

const names = ['python3', 'python']
const usualFolders = ['/usr/local/bin', '/usr/bin', '/bin']

/** Throws when the Python that is named cannot be used by scripts. */
export function findInterpreters(search: Search): Interpreters {
  const python = search.python === undefined ? findPython(search) : namedPython(search.python, search)
  return {
    shell: [existsSync('/bin/bash') ? '/bin/bash' : '/bin/sh'],
    // What is printed comes at once, as from a terminal, and nothing is left beside the files that a job brings.
    ...(python && { python: [python, '-u', '-B'] }),
  }
}

function findPython(search: Search): string | undefined {
  const folders = [...(search.path ?? '').split(delimiter).filter(Boolean), ...usualFolders]
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => isExecutable(path) && isSeen(path, search))
}

function namedPython(path: string, search: Search): string {
  if (!isExecutable(path)) throw new Error(`Settings: OPS_PYTHON: there is no program at ${path}.`)
  if (!isSeen(path, search)) {
    throw new Error(`Settings: OPS_PYTHON: ${path} lies in a folder that scripts cannot see; install it elsewhere.`)
  }
  return path
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A script that runs as the executor's own user, without namespaces, sees all that this user sees. */
function isSeen(path: string, { isolation, hidden }: Search): boolean {
  if (isolation.kind === 'process' && isolation.as === 'user') return true
  return [path, realpathSync(path)].every((place) => !hidden.some((folder) => place.startsWith(folder + sep)))
}
