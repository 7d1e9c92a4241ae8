import type { FormField, FormSchema } from '../../../../../../domain/approvals/form.ts'
import type { Suggestion } from '../../../../designer/feel/suggestions.ts'
import { t } from '../../../../i18n/language.ts'

/** What an expression of a definition may ask for. */
export function suggestionsFor(form: FormSchema | null): Suggestion[] {
  const words = t().workflowDesigner.feel
  return [
    ...(form?.fields ?? []).map((field) => ({
      text: `form.${field.name}`,
      hint: field.label ?? words.field,
      example: exampleOf(field),
    })),
    // What a form without a schema holds is free.
    ...(form ? [] : [{ text: 'form', hint: words.form, example: {} }]),
    { text: 'applicant.id', hint: words.applicant, example: 1 },
    { text: 'applicant.department_id', hint: words.department, example: 1 },
    { text: 'title', hint: words.title, example: '' },
    { text: 'business_type', hint: words.businessType, example: '' },
    { text: 'business_id', hint: words.businessId, example: 1 },
  ]
}

const examples: Partial<Record<FormField['type'], unknown>> = {
  number: 0,
  money: 0,
  switch: false,
  multi_select: [],
  user: 1,
  department: 1,
  file: [],
  table: [],
  json: {},
  date: '2026-01-31',
  datetime: '2026-01-31T09:00:00+08:00',
}

const exampleOf = ({ type }: FormField): unknown => examples[type] ?? ''
