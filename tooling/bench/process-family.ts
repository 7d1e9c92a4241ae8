import { readdirSync, readFileSync } from 'node:fs'

/** A process and all that came from it. */
export function familyOf(pid: number): number[] {
  const parents = new Map(pids().map((child) => [child, parentOf(child)]))
  const family = new Set([pid])
  // Children have been noted after their parents, but numbers wrap around: until nobody is found any more.
  for (let size = 0; size !== family.size; ) {
    size = family.size
    for (const [child, parent] of parents) if (family.has(parent)) family.add(child)
  }
  return [...family]
}

function pids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(readProc(pid, 'status'))?.[1] ?? 0)
}

/** What they hold, each page that several share counted once. */
export function proportionalMb(family: number[]): number {
  const kilobytes = family.map((pid) => Number(/^Pss:\s+(\d+) kB/m.exec(readProc(pid, 'smaps_rollup'))?.[1] ?? 0))
  return kilobytes.reduce((sum, kb) => sum + kb, 0) / 1024
}

/** Linux counts in hundredths of a second, whatever its clock does. */
const msPerTick = 10

/** The time of processors that they and those of theirs that have ended took so far. */
export function processorMs(family: number[]): number {
  // Fields 14 to 17 of `proc_pid_stat(5)`; the second, a name in brackets, may hold anything.
  const ticks = family.flatMap((pid) =>
    readProc(pid, 'stat')
      .replace(/^.*\) /s, '')
      .split(' ')
      .slice(11, 15)
      .map(Number),
  )
  return ticks.reduce((sum, count) => sum + count, 0) * msPerTick
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
