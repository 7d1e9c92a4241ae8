import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ProcessName, type Product, startProduct } from '../testing/product.ts'
import { tell } from './figure.ts'

const rounds = 3
const names: ProcessName[] = ['api', 'worker', 'executor', 'temporal', 'postgres']

/** How long a start takes with everything cached, and how much memory all processes together hold when idle. */
export async function benchFootprint(): Promise<void> {
  const seconds: number[] = []
  const megabytes: number[] = []
  await (await startProduct()).stop()
  for (let round = 0; round < rounds; round++) {
    const OPS_DATA_DIR = join(mkdtempSync(join(tmpdir(), 'ops-bench-')), 'data')
    const startedAt = performance.now()
    const product = await startProduct({ OPS_DATA_DIR })
    seconds.push((performance.now() - startedAt) / 1000)
    megabytes.push(proportionalMegabytes(product))
    await product.stop()
    rmSync(OPS_DATA_DIR, { recursive: true, force: true })
  }
  tell({
    name: 'start',
    ours: seconds,
    unit: 's',
    better: 'lower',
    note: 'an empty data folder, everything else cached',
  })
  tell({
    name: 'idle-memory',
    ours: megabytes,
    unit: 'MB',
    better: 'lower',
    note: 'proportional set size; the end is 1536',
  })
}

function proportionalMegabytes(product: Product): number {
  const family = familyOf(names.map((name) => product.pidOf(name)))
  return family.reduce((sum, pid) => sum + proportionalKilobytes(pid), 0) / 1024
}

function proportionalKilobytes(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
}

/** The processes and all that descend from them. */
function familyOf(pids: number[]): number[] {
  const family = new Set(pids)
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)]),
  )
  for (const pid of family) for (const [child, parent] of parents) if (parent === pid) family.add(child)
  return [...family]
}

function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    // It ended while we looked.
    return 0
  }
}
