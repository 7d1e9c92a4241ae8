import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { runQuietly } from './quiet-command.ts'

/** Where any user of a machine may leave something. */
const openFolders = ['/tmp', '/var/tmp', '/dev/shm', '/dev/mqueue', '/run/lock', tmpdir()]

/** System V's memory, queues and semaphores outlive their makers. By the name of their list, the option of `ipcrm`. */
const leftObjects = { shm: '-m', msg: '-q', sem: '-s' }

/**
 * Removes what a user id has left on a machine that runs share: the next run under this id would own it. Done as that
 * user, who can remove nothing else.
 */
export async function removeUserTraces(uid: number): Promise<void> {
  const folders = [...new Set(openFolders)].filter((path) => existsSync(path))
  const owned = ['-user', String(uid)]
  // Whose owner lets nobody else write holds nothing of a script's.
  const closed = ['(', '-type', 'd', '!', '-perm', '-o=w', '!', ...owned, '-prune', ')']
  const removal = ['-exec', 'chmod', '-R', 'u+rwX', '{}', '+', '-exec', 'rm', '-rf', '--', '{}', '+']
  await runQuietly('find', [...folders, '-xdev', ...closed, '-o', ...owned, '-prune', ...removal], { uid })
  const objects = Object.entries(leftObjects).flatMap(([list, option]) =>
    objectsOf(uid, list).flatMap((id) => [option, id]),
  )
  if (objects.length > 0) await runQuietly('ipcrm', objects, { uid })
}

function objectsOf(uid: number, list: string): string[] {
  const path = `/proc/sysvipc/${list}`
  if (!existsSync(path)) return []
  const [head = '', ...rows] = readFileSync(path, 'utf8').trim().split('\n')
  const owner = columnsOf(head).indexOf('uid')
  return rows.map(columnsOf).flatMap((columns) => (columns[owner] === String(uid) ? (columns[1] ?? []) : []))
}

function columnsOf(line: string): string[] {
  return line.trim().split(/\s+/)
}
