import { isTable } from '../../../../domain/approvals/form/field-value.ts'
import type { FormSchema } from '../../../../domain/approvals/form.ts'
import type { Suggestion } from '../../designer/feel/suggestions.ts'
import { t } from '../../i18n/language.ts'

/** What an expression of a form may ask for; in a table also of its row. */
export function suggestionsIn({ fields }: FormSchema, table?: string): Suggestion[] {
  const words = t().formDesigner
  const labelOf = ({ label, name }: { label?: string | undefined; name: string }): string => label || name
  const own = fields.find((field) => field.name === table)
  return [
    ...(own && isTable(own)
      ? own.fields.map((column) => ({ text: `row.${column.name}`, hint: words.ofRow(labelOf(column)) }))
      : []),
    ...fields.flatMap((field) => [
      { text: `form.${field.name}`, hint: words.ofField(labelOf(field)) },
      ...(isTable(field)
        ? field.fields.map((column) => ({
            text: `form.${field.name}.${column.name}`,
            hint: words.ofField(`${labelOf(field)} · ${labelOf(column)}`),
          }))
        : []),
    ]),
  ]
}
