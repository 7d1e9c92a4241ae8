import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProduct } from '../testing/product.ts'
import { type Figure, figureOf } from './figures.ts'

const turns = 3
const idleMs = 20_000
const startLimitSeconds = 15
const memoryLimitMb = 1536

/** How long a start takes when everything is there already, and what the product holds while nothing happens. */
export async function benchFootprint(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ops-bench-'))
  const keep = { OPS_DATA_DIR: dataDir, OPS_DEMO: '1' }
  const starts: number[] = []
  const memory: number[] = []
  try {
    const first = await startProduct(keep, { keepsData: true })
    await first.stop()
    for (let turn = 0; turn < turns; turn++) {
      const begin = performance.now()
      const product = await startProduct(keep, { keepsData: true })
      starts.push((performance.now() - begin) / 1000)
      await new Promise((resolve) => setTimeout(resolve, idleMs))
      memory.push(proportionalMb(familyOf(product.pid)))
      await product.stop()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
  return [
    figureOf({
      name: 'second-start',
      ours: starts,
      peer: [startLimitSeconds],
      unit: 's',
      better: 'lower',
      floor: 1,
      note: 'npm start with everything cached until "OPS ready"; peer: the limit',
    }),
    figureOf({
      name: 'idle-memory',
      ours: memory,
      peer: [memoryLimitMb],
      unit: 'MB',
      better: 'lower',
      floor: 1,
      note: `proportional set size of all processes together, ${idleMs / 1000} s after the start; peer: the limit`,
    }),
  ]
}

/** A process and all that came from it. */
function familyOf(pid: number): number[] {
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

function proportionalMb(family: number[]): number {
  const kilobytes = family.map((pid) => Number(/^Pss:\s+(\d+) kB/m.exec(readProc(pid, 'smaps_rollup'))?.[1] ?? 0))
  return kilobytes.reduce((sum, kb) => sum + kb, 0) / 1024
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
