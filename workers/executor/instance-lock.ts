import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { removeScriptFolder } from '../../platform/scripts/folder-removal.ts'
import { killProcesses } from '../../platform/scripts/process-table.ts'
import type { UserSlots } from '../../platform/scripts/uid-slots.ts'

/** One executor per folder: what lies there belongs to runs of its own or to leftovers. Linux only; elsewhere not kept. */
export async function lockFolder(mark: string, folder: string): Promise<void> {
  if (process.platform !== 'linux') return
  const server = createServer((socket) => socket.destroy())
  // An abstract socket is free again the moment its holder dies, however it dies.
  server.listen(`\0ops-executor-folder-${mark}`)
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new Error(`Another executor works in ${folder}; give this one its own OPS_EXECUTOR_DIR.`)
  })
  server.unref()
}

/** Ends and removes what an executor that was killed left behind. */
export async function clearLeftovers(mark: string, folder: string, users: UserSlots | undefined): Promise<void> {
  await killProcesses({ mark })
  await users?.sweep()
  for (const name of readdirSync(folder)) {
    if (name.startsWith('run-')) await removeScriptFolder(join(folder, name))
  }
}
