import type { FormSchema } from '../../../../../../domain/approvals/form.ts'
import type { FieldRight } from '../../../../../../domain/approvals/workflow-graph.ts'

type Ruled = { name: string; label: string; isColumn: boolean }

/** The fields of a form and the columns of its tables, as rights name them, and those that rights still speak of. */
export function fieldsWithRights(form: FormSchema | null, rights: Record<string, FieldRight>): Ruled[] {
  const known = (form?.fields ?? []).flatMap((field): Ruled[] => [
    { name: field.name, label: field.label ?? field.name, isColumn: false },
    ...(field.type === 'table'
      ? field.fields.map((column) => ({
          ...{ name: `${field.name}.${column.name}`, label: column.label ?? column.name, isColumn: true },
        }))
      : []),
  ])
  const names = new Set(known.map(({ name }) => name))
  const gone = Object.keys(rights).filter((name) => !names.has(name))
  return [...known, ...gone.map((name) => ({ name, label: name, isColumn: false }))]
}
