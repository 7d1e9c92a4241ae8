import { isTable } from '../../../../domain/approvals/form/field-value.ts'
import type { FieldType, FormField, FormSchema, PlainField, TableField } from '../../../../domain/approvals/form.ts'

export type AnyField = FormField | PlainField

/** Where a field stands: in a section, or in a table, before another or at the end. */
export type Place = { section?: string | undefined; table?: string | undefined; before?: string | undefined }

const columnKinds: FieldType[] = [
  ...(['text', 'textarea', 'number', 'money', 'date', 'datetime', 'switch'] as const),
  ...(['select', 'multi_select', 'user', 'department', 'file', 'json'] as const),
]
export const fieldKinds: FieldType[] = [...columnKinds, 'table']

/** `field`, or `table.column`. */
export function fieldAt({ fields }: FormSchema, path: string): AnyField | undefined {
  const [name, column] = path.split('.')
  const field = fields.find((one) => one.name === name)
  if (column === undefined || !field) return field
  return isTable(field) ? field.fields.find((one) => one.name === column) : undefined
}

export function placeOf(schema: FormSchema, path: string): Place {
  const [name = '', column] = path.split('.')
  if (column !== undefined) return { table: name }
  return { section: schema.fields.find((one) => one.name === name)?.section }
}

/** A new field of a kind, with a name that nobody there has. */
export function newField(schema: FormSchema, type: FieldType, { table }: Place): AnyField {
  const siblings: AnyField[] = table === undefined ? schema.fields : tableIn(schema, table).fields
  const taken = new Set(siblings.map(({ name }) => name))
  let count = 1
  while (taken.has(`${type}_${count}`)) count++
  const base = { name: `${type}_${count}`, required: false }
  switch (type) {
    case 'select':
    case 'multi_select':
      return { ...base, type, options: [] }
    case 'user':
    case 'department':
      return { ...base, type, multiple: false }
    case 'table':
      return { ...base, type, fields: [], sums: [] }
    default:
      return { ...base, type }
  }
}

/** Undefined where it cannot stand: a table in a table. */
export function insert(schema: FormSchema, field: AnyField, { table, section, before }: Place): FormSchema | undefined {
  if (table === undefined) {
    const { section: _, ...rest } = field as FormField
    const placed = { ...rest, ...(section !== undefined && { section }) } as FormField
    return { ...schema, fields: insertBefore(schema.fields, placed, before) }
  }
  if (field.type === 'table') return undefined
  // A column has no section, and no rule of its own.
  const { section: _, visible_when: __, ...column } = field as FormField & PlainField
  const fields = (old: PlainField[]) => insertBefore(old, column as PlainField, before)
  return changeTable(schema, table, (old) => ({ ...old, fields: fields(old.fields) }))
}

export function remove(schema: FormSchema, path: string): FormSchema {
  const [name = '', column] = path.split('.')
  if (column === undefined) return { ...schema, fields: schema.fields.filter((field) => field.name !== name) }
  return changeTable(schema, name, (table) => ({
    ...table,
    fields: table.fields.filter((one) => one.name !== column),
    sums: table.sums.filter((one) => one !== column),
  }))
}

/** Takes it from where it stands to another place; the same form when it cannot stand there. */
export function move(schema: FormSchema, path: string, place: Place): FormSchema {
  const field = fieldAt(schema, path)
  const isItself = place.table === path || (place.before === field?.name && place.table === placeOf(schema, path).table)
  if (!field || isItself) return schema
  const isElsewhere = place.table !== placeOf(schema, path).table
  const free = isElsewhere && fieldAt(schema, pathOf(field.name, place)) ? undefined : field
  return (free && insert(remove(schema, path), free, place)) ?? schema
}

/** One up or down; at the end of a section into the one beside it. */
export function moveBy(schema: FormSchema, path: string, step: -1 | 1): FormSchema {
  const place = placeOf(schema, path)
  const name = path.split('.').at(-1)
  const parts =
    place.table === undefined
      ? sectionsOf(schema)
      : [{ section: undefined, fields: tableIn(schema, place.table).fields }]
  const partAt = parts.findIndex(({ fields }) => fields.some((one) => one.name === name))
  const part = parts[partAt]
  if (!part) return schema
  const at = part.fields.findIndex((one) => one.name === name)
  const isInside = part.fields[at + step] !== undefined
  if (isInside) return move(schema, path, { ...place, before: part.fields[step === -1 ? at - 1 : at + 2]?.name })
  const beside = parts[partAt + step]
  if (!beside) return schema
  return move(schema, path, { section: beside.section, before: step === 1 ? beside.fields[0]?.name : undefined })
}

/** As they are shown: what has no section first. */
export function sectionsOf({ sections, fields }: FormSchema): { section: string | undefined; fields: AnyField[] }[] {
  return [undefined, ...sections.map(({ name }) => name)].map((section) => ({
    section,
    fields: fields.filter((field) => field.section === section),
  }))
}

export function change(schema: FormSchema, path: string, next: AnyField): FormSchema {
  const [name = '', column] = path.split('.')
  if (column === undefined) {
    return { ...schema, fields: schema.fields.map((field) => (field.name === name ? (next as FormField) : field)) }
  }
  return changeTable(schema, name, (table) => ({
    ...table,
    fields: table.fields.map((one) => (one.name === column ? (next as PlainField) : one)),
  }))
}

export function pathOf(name: string, { table }: Place): string {
  return table === undefined ? name : `${table}.${name}`
}

function tableIn(schema: FormSchema, name: string): TableField {
  const table = schema.fields.find((field) => field.name === name)
  if (!table || !isTable(table)) throw new Error(`there is no table ${name}`)
  return table
}

function changeTable(schema: FormSchema, name: string, to: (table: TableField) => TableField): FormSchema {
  return {
    ...schema,
    fields: schema.fields.map((field) => (field.name === name && isTable(field) ? to(field) : field)),
  }
}

function insertBefore<T extends { name: string }>(list: T[], one: T, before: string | undefined): T[] {
  const at = list.findIndex(({ name }) => name === before)
  return at < 0 ? [...list, one] : list.toSpliced(at, 0, one)
}
