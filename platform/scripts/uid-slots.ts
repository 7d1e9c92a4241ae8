import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { killProcesses, listProcesses } from './process-table.ts'
import { removeUserTraces } from './user-traces.ts'

export type UserSlot = { uid: number; gid: number; release(): Promise<void> }

/**
 * Unprivileged user ids of which each run has one for itself while it lasts, machine-wide: what two runs own is apart,
 * and everything that a run started can be found and killed by its id. None may belong to a user of the machine.
 */
export type UserSlots = {
  acquire(): Promise<UserSlot>
  /** Kills what runs under ids that nobody holds: what a killed executor left behind. */
  sweep(): Promise<void>
}

export type UserSlotOptions = {
  first: number
  last: number
  /** Runs share the files of the machine, without namespaces: what they leave there is removed, too. */
  areFilesShared: boolean
}

export function createUserSlots({ first, last, areFilesShared }: UserSlotOptions): UserSlots {
  const named = namedUids().find((uid) => uid >= first && uid <= last)
  if (named !== undefined) {
    throw new Error(
      `OPS_EXECUTOR_UIDS: user id ${named} belongs to a user of this machine; choose a range of free ids.`,
    )
  }
  return {
    async sweep() {
      const left = new Set(listProcesses({ uid: first, lastUid: last }).map(({ uid }) => uid))
      for (const uid of left) {
        const unlock = await lockUid(uid)
        if (unlock && (await clear(uid))) await unlock()
      }
    },
    async acquire() {
      for (let uid = first; uid <= last; uid++) {
        const unlock = await lockUid(uid)
        if (!unlock || !(await clear(uid))) continue
        return {
          uid,
          gid: uid,
          async release() {
            if (await clear(uid)) await unlock()
          },
        }
      }
      throw new Error(`All user ids from ${first} to ${last} are in use (OPS_EXECUTOR_UIDS).`)
    },
  }

  /** False when something outlives every try: such an id stays taken, so that no run shares it. */
  async function clear(uid: number): Promise<boolean> {
    const isAlone = await killProcesses({ uid })
    if (areFilesShared) await removeUserTraces(uid)
    return isAlone
  }
}

/** A socket in Linux' abstract namespace: one holder per machine, and free again the moment its holder dies. */
async function lockUid(uid: number): Promise<(() => Promise<void>) | undefined> {
  const server = createServer((socket) => socket.destroy())
  server.listen(`\0ops-executor-uid-${uid}`)
  try {
    await once(server, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined
    throw error
  }
  server.unref()
  return () => new Promise((resolve) => server.close(() => resolve()))
}

function namedUids(): number[] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => Number(line.split(':')[2] || Number.NaN))
  } catch {
    return []
  }
}
