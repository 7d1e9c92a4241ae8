import { parentPort, workerData } from 'node:worker_threads'
import type { TableAnswer, TableLimits } from './read-table.ts'
import { refuseZipBomb } from './zip-sizes.ts'

const { content, limits } = workerData as { content: Uint8Array; limits: TableLimits }

try {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const { readWorkbook } = await import('./read-workbook.ts')
  const { readCsv } = await import('./read-csv.ts')
  answer(isZip(bytes) ? await readWorkbook(refuseZipBomb(bytes), limits) : readCsv(bytes, limits))
} catch {
  answer({ fault: 'unreadable' })
}

function answer(result: TableAnswer): void {
  parentPort?.postMessage('fault' in result ? result : refusedOr(result.rows))
}

/** A last row full of nothing is no row. */
function refusedOr(rows: string[][]): TableAnswer {
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell === '')) rows.pop()
  if (rows.length > limits.rows + 1) return { fault: 'rows' }
  if (rows.some((row) => row.length > limits.columns)) return { fault: 'columns' }
  if (rows.some((row) => row.some((cell) => cell.length > limits.cellLength))) return { fault: 'cell' }
  return { rows: rows.map((row) => row.map(storable)) }
}

/** Without NUL and halves of characters, which a file may hold in disguise and the database does not take. */
function storable(cell: string): string {
  return cell.replaceAll('\0', '').toWellFormed()
}

function isZip(bytes: Buffer): boolean {
  return bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50
}
