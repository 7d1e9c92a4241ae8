import type { RowLimits } from './sql-session.ts'

type Row = Record<string, unknown>

/** Keeps rows as far as the limits go, and notices that there were more. */
export function collectRows({ maxRows, maxBytes }: RowLimits) {
  const rows: Row[] = []
  let bytes = 0
  let isCut = false

  return {
    add(row: Row): void {
      isCut ||= rows.length >= maxRows || bytes > maxBytes
      if (isCut) return
      bytes += JSON.stringify(row).length
      rows.push(row)
    },
    isFull: () => isCut,
    taken: () => ({ rows, isCut }),
  }
}
