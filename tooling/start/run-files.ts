import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandLine, isAlive, signal, startMark, waitForEnd } from '../ground/processes.mjs'

type Note = { pid: number; mark: string; command: string }

const suffix = '.pid'

/** Remembers a child beyond our own death; who reads it finds it whole or not at all. */
export function noteChild(runDir: string, name: string, pid: number): void {
  const note: Note = { pid, mark: startMark(pid), command: commandLine(pid) }
  const half = join(runDir, `${name}.half`)
  writeFileSync(half, JSON.stringify(note))
  renameSync(half, join(runDir, `${name}${suffix}`))
}

export function forgetChild(runDir: string, name: string): void {
  rmSync(join(runDir, `${name}${suffix}`), { force: true })
}

/**
 * Ends what a killed start left behind, in the given order. A pid that belongs to another program by now is only
 * forgotten: it must be the same process, started at the same moment with the same command.
 */
export async function endLeftovers(
  runDir: string,
  order: readonly string[],
  tell: (name: string, pid: number) => void,
) {
  const names = readdirSync(runDir)
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))
  for (const name of names.sort((a, b) => order.indexOf(a) - order.indexOf(b))) {
    const note = readNote(join(runDir, `${name}${suffix}`))
    if (note && isSame(note)) {
      tell(name, note.pid)
      await end(note.pid, name === 'postgres' ? 'SIGINT' : 'SIGTERM')
    }
    forgetChild(runDir, name)
  }
}

function readNote(path: string): Note | undefined {
  try {
    const { pid, mark, command } = JSON.parse(readFileSync(path, 'utf8'))
    return { pid: Number(pid), mark: String(mark), command: String(command) }
  } catch {
    return undefined
  }
}

function isSame({ pid, mark, command }: Note): boolean {
  return isAlive(pid) && startMark(pid) === mark && commandLine(pid) === command
}

async function end(pid: number, first: NodeJS.Signals): Promise<void> {
  signal(pid, first)
  if (await waitForEnd([pid], 20_000)) return
  signal(-pid, 'SIGKILL')
  await waitForEnd([pid], 5_000)
}
