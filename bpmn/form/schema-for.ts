import type { FormRights } from '../../domain/approvals/form/field-rights.ts'
import { isTable } from '../../domain/approvals/form/field-value.ts'
import type { FormData, FormField, FormSchema } from '../../domain/approvals/form.ts'
import { judgeAll } from '../feel/evaluate-all.ts'
import { computeForm } from './compute-form.ts'
import { needsIn } from './form-order.ts'

/**
 * A form as its reader may know it: without what is hidden from them, and without formulas and rules that ask for that. What those
 * came to stands in the data, or is not there at all.
 */
export async function schemaFor(schema: FormSchema, rights: FormRights, form: FormData): Promise<FormSchema> {
  const isHidden = (path: string): boolean => rights[path] === 'hidden'
  if (!Object.keys(rights).some(isHidden)) return schema
  const needs = needsIn(schema)
  const isTold = (path: string): boolean => ![...(needs.get(path) ?? [])].some(isHidden)
  const seen = schema.fields.filter(({ name }) => !isHidden(name))
  const hasSecretRule = seen.some((field) => isRuled(field, schema) && !isTold(field.name))
  const { unseen } = hasSecretRule ? await computeForm(schema, form, judgeAll) : { unseen: new Set<string>() }
  const fields = seen
    .filter(({ name }) => !unseen.has(name) || isTold(name))
    .map((field) => {
      const told = isTold(field.name) ? field : withoutRules(field)
      if (!isTable(told)) return told
      const columns = told.fields.filter((column) => !isHidden(`${field.name}.${column.name}`))
      return {
        ...told,
        fields: columns.map((column) => (isTold(`${field.name}.${column.name}`) ? column : withoutRules(column))),
        sums: told.sums.filter((name) => columns.some((column) => column.name === name)),
      }
    })
  return { sections: schema.sections.flatMap((section) => toldSection(section, { fields: seen, isTold })), fields }
}

type Section = FormSchema['sections'][number]

function isRuled({ visible_when, section }: FormField, { sections }: FormSchema): boolean {
  return visible_when !== undefined || sections.some(({ name, visible_when: rule }) => name === section && rule)
}

/** A field that may know the rule of its section may know all that the rule asks for. */
function toldSection(
  section: Section,
  { fields, isTold }: { fields: FormField[]; isTold: (path: string) => boolean },
): Section[] {
  const inside = fields.filter((field) => field.section === section.name)
  if (inside.length === 0) return []
  return [inside.every(({ name }) => isTold(name)) ? section : withoutRules(section)]
}

function withoutRules<T extends object>(field: T): T {
  const { visible_when: _, formula: __, ...rest } = field as T & { visible_when?: unknown; formula?: unknown }
  return rest as unknown as T
}
