import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProduct } from '../testing/product.ts'
import { type Figure, figureOf } from './figures.ts'
import { familyOf, proportionalMb } from './process-family.ts'

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
