import type { FormField, FormSchema, PlainField, TableField } from '../form.ts'

type AnyField = FormField | PlainField

/** Of a table that says nothing of it. */
export const mostRows = 500

/** Nothing was filled in. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** What an empty field is for expressions: they can count and compare without asking whether it is there. */
export function blankOf(field: AnyField): unknown {
  switch (field.type) {
    case 'number':
    case 'money':
      return 0
    case 'text':
    case 'textarea':
    case 'select':
      return ''
    case 'switch':
      return false
    case 'multi_select':
    case 'file':
    case 'table':
      return []
    case 'user':
    case 'department':
      return field.multiple ? [] : null
    default:
      return null
  }
}

export function isComputed(field: AnyField): boolean {
  return 'formula' in field && field.formula !== undefined
}

export function isTable(field: AnyField): field is TableField {
  return field.type === 'table'
}

/** Digits behind the point; undefined where any number goes. */
export function precisionOf(field: AnyField): number | undefined {
  if (field.type === 'money') return field.precision ?? 2
  return field.type === 'number' ? field.precision : undefined
}

/** Halves go away from zero, as on paper; what a binary fraction adds is gone. */
export function rounded(value: number, precision = 10): number {
  const shifted = Math.round(Number(`${Math.abs(value)}e${precision}`))
  const result = Number(`${shifted}e-${precision}`)
  return Number.isFinite(result) ? Math.sign(value) * result || 0 : value
}

export function rowsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((row) => typeof row === 'object' && row !== null) : []
}

/** Of the columns that ask for it; what is no number yet counts as nothing. */
export function sumsOf({ fields, sums }: TableField, value: unknown): Record<string, number> {
  const rows = rowsOf(value)
  return Object.fromEntries(
    fields
      .filter(({ name }) => sums.includes(name))
      .map((column) => [
        column.name,
        rounded(
          rows.reduce((sum, row) => sum + (typeof row[column.name] === 'number' ? Number(row[column.name]) : 0), 0),
          precisionOf(column),
        ),
      ]),
  )
}

/** Files that a form names, with the fields that name them. */
export function filesIn({ fields }: FormSchema, form: Record<string, unknown>): { id: number; field: string }[] {
  return fields.flatMap((field) => {
    if (!isTable(field)) return filesOf(field, form[field.name], field.name)
    return rowsOf(form[field.name]).flatMap((row) =>
      field.fields.flatMap((column) => filesOf(column, row[column.name], `${field.name}.${column.name}`)),
    )
  })
}

function filesOf({ type }: AnyField, value: unknown, field: string): { id: number; field: string }[] {
  if (type !== 'file' || !Array.isArray(value)) return []
  return value.filter((id) => Number.isSafeInteger(id)).map((id: number) => ({ id, field }))
}
