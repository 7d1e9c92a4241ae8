import { type FieldError, invalidFields } from '../errors.ts'
import { text } from '../text.ts'
import type { FormField, FormSchema } from './form.ts'

/** The form as it is kept. Throws by field; without a schema anything goes. */
export function checkForm(schema: FormSchema | null, form: Record<string, unknown>): Record<string, unknown> {
  if (!schema) return form
  const known = new Set(schema.fields.map(({ name }) => name))
  const unknown = Object.keys(form).filter((name) => !known.has(name))
  const errors = [
    ...unknown.map((name) => ({ field: `form_data.${name}`, message: notInForm })),
    ...schema.fields.flatMap((field) => fieldErrors(field, form[field.name])),
  ]
  if (errors.length > 0) throw invalidFields(errors)
  return form
}

function fieldErrors(field: FormField, value: unknown): FieldError[] {
  const at = `form_data.${field.name}`
  const isEmpty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  if (isEmpty) return field.required ? [{ field: at, message: required }] : []
  const fault = kinds[field.type]?.(value) === false
  return fault ? [{ field: at, message: wrongKind }] : []
}

const kinds: Record<string, (value: unknown) => boolean> = {
  text: isText,
  textarea: isText,
  select: isText,
  number: Number.isFinite,
  money: Number.isFinite,
  date: (value) => isText(value) && /^\d{4}-\d\d-\d\d$/.test(String(value)),
  datetime: (value) => isText(value) && !Number.isNaN(Date.parse(String(value))),
  switch: (value) => typeof value === 'boolean',
  multi_select: (value) => Array.isArray(value) && value.every(isText),
  user: isIds,
  department: isIds,
  file: isIds,
  table: Array.isArray,
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function isIds(value: unknown): boolean {
  const all: unknown[] = Array.isArray(value) ? value : [value]
  return all.every((id) => Number.isSafeInteger(id))
}

const required = text('必填', 'is required')
const wrongKind = text('类型不符', 'is not of the kind of this field')
const notInForm = text('表单里没有这个字段', 'is no field of this form')
