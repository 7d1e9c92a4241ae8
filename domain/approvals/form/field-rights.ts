import type { FormData, FormSchema, TableField } from '../form.ts'
import type { FieldRight } from '../workflow-graph.ts'
import { isComputed, isTable, rowsOf } from './field-value.ts'

/** What somebody may do with each field; a column of a table stands as `table.column`. */
export type FormRights = Record<string, FieldRight>

/**
 * By what a node says of fields and columns, and `otherwise` for the rest. A column may do what its table may unless the node says
 * something of it; in a table that is hidden there is nothing. What is computed is nobody's to write.
 */
export function rightsIn(
  schema: FormSchema | null,
  said: FormRights,
  { otherwise, names = [] }: { otherwise: FieldRight /** Of a form without a schema. */; names?: string[] },
): FormRights {
  if (!schema) return Object.fromEntries(names.map((name) => [name, said[name] ?? otherwise]))
  const rights: FormRights = {}
  for (const field of schema.fields) {
    const own = said[field.name] ?? otherwise
    rights[field.name] = own === 'write' && isComputed(field) ? 'read' : own
    if (!isTable(field)) continue
    for (const column of field.fields) {
      const path = `${field.name}.${column.name}`
      const right = own === 'hidden' ? own : (said[path] ?? own)
      rights[path] = right === 'write' && isComputed(column) ? 'read' : right
    }
  }
  return rights
}

/** Of each field the most that either allows. */
export function widest(one: FormRights, other: FormRights): FormRights {
  const order: FieldRight[] = ['write', 'read', 'hidden']
  const rank = (right: FieldRight = 'hidden'): number => order.indexOf(right)
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return Object.fromEntries(
    [...names].map((name): [string, FieldRight] => {
      const nearer = rank(one[name]) <= rank(other[name]) ? one[name] : other[name]
      return [name, nearer ?? 'hidden']
    }),
  )
}

/** The same, but nothing can be written. */
export function readOnly(rights: FormRights): FormRights {
  return Object.fromEntries(
    Object.entries(rights).map(([name, right]): [string, FieldRight] => [name, right === 'write' ? 'read' : right]),
  )
}

/** What may be seen of a form. */
export function withoutHidden(schema: FormSchema | null, form: FormData, rights: FormRights): FormData {
  const tables = new Map((schema?.fields ?? []).filter(isTable).map((field) => [field.name, field]))
  return Object.fromEntries(
    Object.entries(form)
      .filter(([name]) => rights[name] !== 'hidden')
      .map(([name, value]) => {
        const table = tables.get(name)
        return [name, table ? rowsOf(value).map((row) => seenRow(table, row, rights)) : value]
      }),
  )
}

function seenRow({ name }: TableField, row: FormData, rights: FormRights): FormData {
  return Object.fromEntries(Object.entries(row).filter(([column]) => rights[`${name}.${column}`] !== 'hidden'))
}

/** Rows may come and go only where all that stands in them may be written. */
export function canChangeRows({ name, fields }: TableField, rights: FormRights): boolean {
  return (
    rights[name] === 'write' &&
    fields.every((column) => isComputed(column) || rights[`${name}.${column.name}`] === 'write')
  )
}

/** Whether anything of the form is theirs to fill in. */
export function canWriteAny(rights: FormRights): boolean {
  return Object.values(rights).includes('write')
}
