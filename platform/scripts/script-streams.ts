import { closeSync, constants, openSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { runQuietly } from './quiet-command.ts'

export type ScriptStreams = {
  stdout: Readable
  stderr: Readable
  /** Gives `start` the ends that a script writes to, and closes them here: what it prints ends with the last that holds one. */
  handOn<T>(start: (ends: [number, number]) => T): T
}

/**
 * Pipes with a name for a moment. What Node itself gives a child are sockets, which nobody can open again: a script that
 * writes to /dev/stderr would fail.
 */
export async function openScriptStreams(folder: string): Promise<ScriptStreams> {
  const paths = [join(folder, 'stdout'), join(folder, 'stderr')] as const
  // To write to it again is up to the run's own user; by name nobody reaches it any more.
  if (!(await runQuietly('mkfifo', ['-m', '622', '--', ...paths])))
    throw new Error(`No pipes could be made in ${folder}.`)
  const [stdout, stderr] = [readEnd(paths[0]), readEnd(paths[1])]
  const ends: [number, number] = [openSync(paths[0], 'w'), openSync(paths[1], 'w')]
  for (const path of paths) rmSync(path)
  return {
    stdout,
    stderr,
    handOn(start) {
      try {
        return start(ends)
      } finally {
        for (const end of ends) closeSync(end)
      }
    },
  }
}

function readEnd(path: string): Readable {
  return new Socket({ fd: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK), readable: true, writable: false })
}
