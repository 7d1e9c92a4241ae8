import { isTable } from '../../../../domain/approvals/form/field-value.ts'
import type { FormField, FormSchema, PlainField } from '../../../../domain/approvals/form.ts'
import { renameIn } from '../../designer/feel/rename-in.ts'
import { change, fieldAt } from './form-changes.ts'

/** Another name for a field or a column, also in every expression that asks for it. */
export function renameField(schema: FormSchema, path: string, name: string): FormSchema {
  const field = fieldAt(schema, path)
  if (!field || field.name === name) return schema
  const [table, column] = path.split('.')
  const pairs =
    column === undefined
      ? [[`form.${table}`, `form.${name}`]]
      : [
          [`form.${table}.${column}`, `form.${table}.${name}`],
          [`row.${column}`, `row.${name}`],
        ]
  const renamed = change(schema, path, { ...field, name })
  const everywhere = pairs.filter(([from]) => from?.startsWith('form.'))
  const fields = renamed.fields.map((one): FormField => {
    const next = withExpressions(one, (text) => replaced(text, everywhere))
    if (!isTable(next)) return next
    const isOwn = column !== undefined && next.name === table
    const cells = next.fields.map((cell) => withExpressions(cell, (text) => replaced(text, isOwn ? pairs : everywhere)))
    return { ...next, fields: cells, sums: isOwn ? next.sums.map((sum) => (sum === column ? name : sum)) : next.sums }
  })
  const sections = renamed.sections.map((section) => withExpressions(section, (text) => replaced(text, pairs)))
  return { sections, fields }
}

function replaced(text: string, pairs: (string | undefined)[][]): string {
  return pairs.reduce((so, [from = '', to = '']) => renameIn(so, from, to), text)
}

type Ruled = { visible_when?: string | undefined; formula?: string | undefined }

function withExpressions<T extends PlainField | FormField | FormSchema['sections'][number]>(
  one: T,
  to: (text: string) => string,
): T {
  const { visible_when: rule, formula } = one as Ruled
  return {
    ...one,
    ...(rule !== undefined && { visible_when: to(rule) }),
    ...(formula !== undefined && { formula: to(formula) }),
  }
}
