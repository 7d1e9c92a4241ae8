import { type Language, text } from '../../text.ts'
import type { FormField, FormSchema } from '../form.ts'
import type { FieldRight } from '../workflow-graph.ts'

export type ShownForm = {
  form: Record<string, unknown>
  formSchema: FormSchema | null
  /** Of the node that the card's person decides at. */
  formRights: Record<string, FieldRight>
}

const mostFields = 8
const mostChars = 200

/** What of a form can be read at a glance: no ids, files or tables, and nothing that is hidden at the node. */
export function shownFields(
  { form, formSchema, formRights }: ShownForm,
  language: Language,
): { label: string; value: string }[] {
  const fields = formSchema?.fields ?? Object.keys(form).map((name): PlainField => ({ name, type: 'text' }))
  return fields
    .filter(({ name }) => formRights[name] !== 'hidden' && form[name] != null && form[name] !== '')
    .flatMap((field) => {
      const value = inWords(field, form[field.name], language)
      return value === undefined ? [] : [{ label: field.label || field.name, value: cut(value) }]
    })
    .slice(0, mostFields)
}

type PlainField = Pick<FormField, 'name' | 'type'> & { label?: string | undefined; options?: Options }
type Options = { value: string; label?: string | undefined }[] | undefined

function inWords(field: PlainField, value: unknown, language: Language): string | undefined {
  const { type, options } = field
  const named = (one: unknown) => options?.find((option) => option.value === one)?.label || String(one)
  if (typeof value === 'boolean') return yesOrNo[value ? 'yes' : 'no'][language]
  if (type === 'multi_select' && Array.isArray(value)) return value.map(named).join('、')
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  if (type === 'user' || type === 'department' || type === 'file') return undefined
  return type === 'select' ? named(value) : String(value)
}

function cut(value: string): string {
  const plain = value.replaceAll(/\s+/g, ' ').trim()
  return plain.length <= mostChars ? plain : `${plain.slice(0, mostChars - 1).toWellFormed()}…`
}

const yesOrNo = { yes: text('是', 'yes'), no: text('否', 'no') }
