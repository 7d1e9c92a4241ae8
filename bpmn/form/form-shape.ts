import type { FormField, FormSchema, PlainField, TableField } from '../../domain/approvals/form.ts'
import type { Shape } from '../feel/expression-shape.ts'

/** What expressions may ask of `form`; a form without a schema holds anything. */
export function shapeOfForm(schema: FormSchema | null): Shape {
  return schema ? shapeOfFields(schema.fields) : 'unknown'
}

/** What expressions of a column may ask of `row`. */
export function shapeOfRow({ fields }: TableField): Shape {
  return shapeOfFields(fields)
}

function shapeOfFields(fields: (FormField | PlainField)[]): Shape {
  return { fields: Object.fromEntries(fields.map((field) => [field.name, shapeOfField(field)])) }
}

export function shapeOfField(field: FormField | PlainField): Shape {
  switch (field.type) {
    case 'number':
    case 'money':
      return 'number'
    // A day and a moment are texts until `date(…)` reads them.
    case 'text':
    case 'textarea':
    case 'select':
    case 'date':
    case 'datetime':
      return 'string'
    case 'switch':
      return 'boolean'
    case 'multi_select':
    case 'file':
    case 'table':
      return 'list'
    case 'user':
    case 'department':
      return field.multiple ? 'list' : 'number'
    case 'json':
      return 'unknown'
  }
}
