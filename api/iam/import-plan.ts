import { createHash } from 'node:crypto'
import type { CheckedRow } from './check-import.ts'

/** What a file would do, in short: the same as long as every row would still do what it did when it was looked at. */
export function planOf(checked: CheckedRow[]): string {
  const hash = createHash('sha256')
  for (const row of checked) hash.update(`${JSON.stringify(effectOf(row))}\n`)
  return hash.digest('hex')
}

function effectOf(row: CheckedRow): unknown[] {
  switch (row.outcome) {
    case 'new':
      return [row.row, row.outcome, row.input]
    case 'update': {
      const { name, email, phone, department_id, role_ids } = row.input
      return [row.row, row.outcome, row.stored.id, row.before, name, email, phone, department_id, role_ids]
    }
    case 'unchanged':
      return [row.row, row.outcome]
    case 'error':
      return [row.row, row.outcome, ...row.errors]
  }
}
