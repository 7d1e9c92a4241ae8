import { canChangeRows, type FormRights } from '../../../../domain/approvals/form/field-rights.ts'
import { isComputed, isTable, rowsOf } from '../../../../domain/approvals/form/field-value.ts'
import type { FormData, FormSchema, TableField } from '../../../../domain/approvals/form.ts'

/** Of the values of a form, what is to be sent: what its reader may write. */
export function filledIn(schema: FormSchema, rights: FormRights, values: FormData): FormData {
  const sent = schema.fields.flatMap((field): [string, unknown][] => {
    const value = values[field.name]
    if (value === undefined) return []
    if (!isTable(field)) return rights[field.name] === 'write' ? [[field.name, value]] : []
    const written = writtenColumns(field, rights)
    if (written.length === 0 && !canChangeRows(field, rights)) return []
    return [[field.name, rowsOf(value).map((row) => cellsOf(row, written))]]
  })
  return Object.fromEntries(sent)
}

function writtenColumns({ name, fields }: TableField, rights: FormRights): string[] {
  return fields
    .filter((column) => rights[`${name}.${column.name}`] === 'write' && !isComputed(column))
    .map((column) => column.name)
}

function cellsOf(row: FormData, names: string[]): FormData {
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)))
}
