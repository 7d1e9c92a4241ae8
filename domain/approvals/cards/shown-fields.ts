import { type Language, tagOf, text } from '../../text.ts'
import { amountText, optionLabel } from '../form/value-words.ts'
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
  const fields = formSchema?.fields ?? Object.keys(form).map((name): FreeField => ({ name, type: 'text', label: name }))
  return fields
    .filter(({ name }) => formRights[name] !== 'hidden' && form[name] != null && form[name] !== '')
    .flatMap((field) => {
      const value = inWords(field, form[field.name], language)
      return value === undefined ? [] : [{ label: field.label || field.name, value: cut(value) }]
    })
    .slice(0, mostFields)
}

/** What a definition without a form was sent along. */
type FreeField = { name: string; type: 'text'; label: string }

function inWords(field: FormField | FreeField, value: unknown, language: Language): string | undefined {
  if (typeof value === 'boolean') return yesOrNo[value ? 'yes' : 'no'][language]
  if (field.type === 'multi_select' && Array.isArray(value)) {
    return value.map((one) => optionLabel(field, String(one))).join('、')
  }
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  if (field.type === 'user' || field.type === 'department' || field.type === 'file') return undefined
  if (field.type === 'money' || field.type === 'number') return amountText(field, Number(value), tagOf(language))
  return field.type === 'select' ? optionLabel(field, String(value)) : String(value)
}

function cut(value: string): string {
  const plain = value.replaceAll(/\s+/g, ' ').trim()
  return plain.length <= mostChars ? plain : `${plain.slice(0, mostChars - 1).toWellFormed()}…`
}

const yesOrNo = { yes: text('是', 'yes'), no: text('否', 'no') }
