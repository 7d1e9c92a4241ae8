import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../ground/failure.mjs'
import { commandLine, isAlive, processesIn, signal, waitForEnd } from '../ground/processes.mjs'
import { sentenceOf } from '../ground/say.mjs'

/**
 * Ends the server that a killed start left in this folder, and removes a pid file whose pid is another program's by now:
 * PostgreSQL itself would take that for a running server. It is only removed when no process works in the folder, since
 * a backend that outlived its server would write on.
 */
export async function clearLeftoverPostgres(dataDir: string, log: (line: string) => void): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const folder = realpathSync(dataDir)
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (isAlive(pid) && isPostgresOf(pid, folder)) {
    log(sentenceOf('ending_leftover', { name: 'postgres', pid }).trim())
    await stopAll(pid, folder)
    return
  }
  await endOrphans(folder)
  if (!isAlive(pid)) return
  log(sentenceOf('postgres_stale_pid', { pid }))
  rmSync(pidFile, { force: true })
}

function isPostgresOf(pid: number, folder: string): boolean {
  if (process.platform === 'linux') return processesIn(folder).includes(pid)
  const command = commandLine(pid)
  return command.includes('postgres') && command.includes(folder)
}

async function stopAll(pid: number, folder: string): Promise<void> {
  const all = [...new Set([pid, ...processesIn(folder)])]
  signal(pid, 'SIGINT')
  if (await waitForEnd(all, 20_000)) return
  signal(pid, 'SIGQUIT')
  if (await waitForEnd(all, 10_000)) return
  throw new Failure('postgres_stuck', { path: folder, pid })
}

async function endOrphans(folder: string): Promise<void> {
  const orphans = processesIn(folder).filter((pid) => commandLine(pid).includes('postgres'))
  for (const pid of orphans) signal(pid, 'SIGQUIT')
  if (await waitForEnd(orphans, 10_000)) return
  throw new Failure('postgres_stuck', { path: folder, pid: orphans.join(' ') })
}
