import type { FieldError } from '../../errors.ts'
import { type Text, text } from '../../text.ts'
import type { FormData, FormSchema, TableField } from '../form.ts'
import { keptValue } from './check-value.ts'
import { canChangeRows, type FormRights } from './field-rights.ts'
import { isComputed, isTable, rowsOf } from './field-value.ts'

type Taken = { form: FormData; errors: FieldError[] }

/**
 * What becomes of a form when somebody sends theirs: only what they may write is taken, whatever the page sent. What is computed is passed
 * over, what they may read has to be as it was, what is hidden from them is refused even then: else one could guess at it.
 * `isWhole`: what is left out is emptied.
 */
export function takeOver(
  schema: FormSchema | null,
  { before, given, rights, isWhole }: { before: FormData; given: FormData; rights: FormRights; isWhole: boolean },
): Taken {
  const errors: FieldError[] = []
  const form: FormData = { ...before }
  if (isWhole) for (const name of Object.keys(form)) if (rights[name] === 'write') delete form[name]
  const fields = new Map(schema?.fields.map((field) => [field.name, field]))
  for (const [name, value] of Object.entries(given)) {
    const field = fields.get(name)
    if (schema && !field) refuse(name, notInForm)
    else if (field && isComputed(field)) continue
    else if (field && isTable(field)) form[name] = takeTable(field, value)
    else if (rights[name] === 'write') form[name] = field ? keptValue(field, value) : value
    else if (rights[name] === 'hidden' || !isSame(before[name], value)) refuse(name, notWritable)
  }
  return { form, errors }

  function refuse(path: string, message: Text): void {
    errors.push({ field: `form_data.${path}`, message })
  }

  function takeTable(table: TableField, value: unknown): unknown {
    if (rights[table.name] === 'hidden') {
      refuse(table.name, notWritable)
      return before[table.name]
    }
    // A wrong kind is named by who looks at kinds.
    if (!Array.isArray(value) && rights[table.name] === 'write') return value
    const rows = rowsOf(value)
    const stored = rowsOf(before[table.name])
    if (canChangeRows(table, rights)) return rows.map((row, at) => takeRow(table, { row, at, stored: undefined }))
    if (rows.length !== stored.length) {
      refuse(table.name, rowsStay)
      return before[table.name]
    }
    return rows.map((row, at) => takeRow(table, { row, at, stored: stored[at] }))
  }

  function takeRow(
    { name, fields: columns }: TableField,
    { row, at, stored }: { row: FormData; at: number; stored: FormData | undefined },
  ): FormData {
    const taken: FormData = { ...stored }
    for (const [key, value] of Object.entries(row)) {
      const path = `${name}[${at}].${key}`
      const right = rights[`${name}.${key}`]
      const column = columns.find((one) => one.name === key)
      if (!column) refuse(path, notInForm)
      else if (isComputed(column)) continue
      else if (right === 'write') taken[key] = keptValue(column, value)
      else if (right === 'hidden' || !isSame(stored?.[key], value)) refuse(path, notWritable)
    }
    return taken
  }
}

/** The database keeps the keys of an object in an order of its own. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return (one ?? null) === (other ?? null)
  }
  const [left, right] = [Object.entries(one), Object.entries(other)]
  if (Array.isArray(one) !== Array.isArray(other) || left.length !== right.length) return false
  return left.every(([key, value]) => isSame(value, (other as FormData)[key]))
}

export const notInForm = text('表单里没有这个字段', 'is no field of this form')
const notWritable = text('在这个节点上不能修改', 'cannot be changed at this node')
const rowsStay = text('在这个节点上不能增减行', 'can get or lose no rows at this node')
