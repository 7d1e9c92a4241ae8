import type { FormField, FormSchema } from '../../domain/approvals/form.ts'
import type { Shape } from '../feel/expression-shape.ts'

/** What expressions may ask a form for; without a schema it may have anything. */
export function formShape(schema: FormSchema | null | undefined): Shape {
  if (!schema) return 'unknown'
  return { fields: Object.fromEntries(schema.fields.map(({ name, type }) => [name, shapesOfTypes[type]])) }
}

const shapesOfTypes: Record<FormField['type'], Shape> = {
  text: 'string',
  textarea: 'string',
  number: 'number',
  money: 'number',
  // JSON has no dates: it is a text until FEEL makes a date of it.
  date: 'string',
  datetime: 'string',
  switch: 'boolean',
  select: 'string',
  multi_select: 'list',
  // One id, or several of them.
  user: 'unknown',
  department: 'unknown',
  file: 'unknown',
  json: 'unknown',
  table: 'list',
}
