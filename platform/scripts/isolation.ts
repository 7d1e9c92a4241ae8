import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { promisify } from 'node:util'

/**
 * How far a script is kept apart. `namespaces`: own processes, files, and network if wanted, whether started as root or
 * by an ordinary user. `process`: limits and a process group; as root also a user of its own, otherwise the script can
 * read what the executor's user can read.
 */
export type Isolation = { kind: 'namespaces' | 'process'; as: 'root' | 'user'; network: 'none' | 'host' }

export type IsolationWish = { isolation: 'auto' | 'namespaces' | 'process'; network: 'none' | 'host' }

const systemPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** The environment of everything that runs before the script; nothing of the executor's own goes further. */
export const launchEnvironment = { PATH: systemPath, LANG: 'C.UTF-8' }

/** Throws when namespaces are demanded and the machine refuses them. */
export async function detectIsolation({ isolation, network }: IsolationWish): Promise<Isolation> {
  const as = process.getuid?.() === 0 ? 'root' : 'user'
  if (isolation === 'process') return { kind: 'process', as, network: 'host' }
  const refusal = await tryNamespaces({ kind: 'namespaces', as, network })
  if (refusal === undefined) return { kind: 'namespaces', as, network }
  if (isolation === 'auto') return { kind: 'process', as, network: 'host' }
  throw new Error(`OPS_EXECUTOR_ISOLATION=namespaces, but this machine refuses them: ${refusal}`)
}

async function tryNamespaces(isolation: Isolation): Promise<string | undefined> {
  const [file, ...args] = enterNamespaces(isolation)
  const probe = 'mount -t tmpfs tmpfs /tmp && ! ls /proc/2 2>/dev/null'
  try {
    accessSync('/proc/self/ns/pid', constants.R_OK)
    await promisify(execFile)(file, [...args, '/bin/sh', '-c', probe], { env: launchEnvironment, timeout: 10_000 })
    return undefined
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string }
    return (stderr || message).trim()
  }
}

/** The command that the first process of a run's namespaces is put behind. It dies with the executor, and they with it. */
export function enterNamespaces({ as, network }: Isolation): [string, ...string[]] {
  const own = ['--mount', '--pid', '--ipc', '--uts', ...(network === 'none' ? ['--net'] : [])]
  // Entering a user namespace forgets the death signal, so that one is asked for afterwards.
  return [
    ...(as === 'user' ? (['unshare', '--user', '--map-root-user', '--'] as const) : []),
    'setpriv',
    '--pdeathsig',
    'KILL',
    '--',
    'unshare',
    ...own,
    '--fork',
    '--kill-child',
    '--mount-proc',
    '--',
  ] as [string, ...string[]]
}
