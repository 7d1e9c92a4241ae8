import type { FormData, FormField, FormSchema, PlainField, TableField } from '../form.ts'
import { isTable } from './field-value.ts'

/** Who opens a form, and when: `today` is a day where they are. */
export type Whereabouts = { today: string; now: string; userId: number | null; departmentId: number | null }

/** What a form begins with, for whoever shows it: the server takes what is left out for empty. */
export function firstValues({ fields }: FormSchema, by: Whereabouts): FormData {
  return valuesOf(fields.map((field) => [field.name, isTable(field) ? firstRows(field, by) : defaultOf(field, by)]))
}

/** A table that has to have rows begins with them. */
function firstRows(table: TableField, by: Whereabouts): FormData[] | undefined {
  const count = table.min_rows ?? (table.required ? 1 : 0)
  return count > 0 ? Array.from({ length: count }, () => newRow(table, by)) : undefined
}

export function newRow({ fields }: TableField, by: Whereabouts): FormData {
  return valuesOf(fields.map((column) => [column.name, defaultOf(column, by)]))
}

function valuesOf(entries: [string, unknown][]): FormData {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null))
}

function defaultOf(field: PlainField | FormField, by: Whereabouts): unknown {
  if (!('default' in field)) return undefined
  const given = field.default
  switch (field.type) {
    case 'date':
      return given === 'today' ? by.today : given
    case 'datetime':
      return given === 'now' ? by.now : given
    case 'user':
      return given === 'me' && by.userId !== null ? ids(field.multiple, by.userId) : undefined
    case 'department':
      return given === 'mine' && by.departmentId !== null ? ids(field.multiple, by.departmentId) : undefined
    default:
      return given
  }
}

function ids(isMultiple: boolean, id: number): number | number[] {
  return isMultiple ? [id] : id
}
