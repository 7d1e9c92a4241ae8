import { isTable } from '../../domain/approvals/form/field-value.ts'
import type { FormField, FormSchema } from '../../domain/approvals/form.ts'
import { pathsIn } from '../feel/paths-in.ts'

type FormOrder = {
  /** Fields, and computed columns as `table.column`; each step needs only what stands in those before. */
  steps: string[][]
  /** What needs itself, by whatever way round. */
  circles: string[]
}

const known = new WeakMap<FormSchema, FormOrder>()

/** In which order the rules of a form can be judged. */
export function orderOf(schema: FormSchema): FormOrder {
  const found = known.get(schema) ?? findOrder(needsIn(schema))
  known.set(schema, found)
  return found
}

type Needs = Map<string, Set<string>>

/** By field and computed column, what its rules ask for: fields, and columns of tables. */
export function needsIn(schema: FormSchema): Needs {
  const rules = new Map(schema.sections.map((section) => [section.name, section.visible_when]))
  const needs: Needs = new Map()
  for (const field of schema.fields) {
    const section = field.section === undefined ? undefined : rules.get(field.section)
    const formula = 'formula' in field ? field.formula : undefined
    needs.set(field.name, needed([section, field.visible_when, formula]))
    if (!isTable(field)) continue
    for (const column of field.fields) {
      const own = 'formula' in column ? column.formula : undefined
      if (own !== undefined) needs.set(`${field.name}.${column.name}`, needed([own], field).add(field.name))
    }
  }
  return needs

  function needed(expressions: (string | undefined)[], table?: FormField): Set<string> {
    const holders = table ? ['form', 'row'] : ['form']
    const paths = expressions.flatMap((expression) => (expression ? pathsIn(expression, holders) : []))
    return new Set(paths.flatMap(([holder, ...path]) => namesOf(holder === 'row' ? [table?.name, ...path] : path)))
  }

  /** A table as a whole stands for all its columns, the form as a whole for everything. */
  function namesOf([name, column]: (string | undefined)[]): string[] {
    if (name === undefined) return schema.fields.flatMap((field) => namesOf([field.name]))
    if (column !== undefined) return [name, `${name}.${column}`]
    const field = schema.fields.find((one) => one.name === name)
    return [name, ...(field && isTable(field) ? field.fields.map((one) => `${name}.${one.name}`) : [])]
  }
}

function findOrder(needs: Needs): FormOrder {
  const left = new Map(needs)
  const steps: string[][] = []
  for (let step = free(); step.length > 0; step = free()) {
    steps.push(step)
    for (const name of step) left.delete(name)
  }
  return { steps, circles: withoutTails(left) }

  function free(): string[] {
    return [...left].filter(([, wanted]) => ![...wanted].some((name) => left.has(name))).map(([name]) => name)
  }
}

/** What only waits for a circle stands in none. */
function withoutTails(waiting: Needs): string[] {
  const left = new Map(waiting)
  for (let size = -1; size !== left.size; ) {
    size = left.size
    const wanted = new Set([...left.values()].flatMap((names) => [...names]))
    for (const name of left.keys()) if (!wanted.has(name)) left.delete(name)
  }
  return [...left.keys()]
}
