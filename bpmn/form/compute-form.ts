import { isOfKind } from '../../domain/approvals/form/check-value.ts'
import { blankOf, isEmpty, isTable, precisionOf, rounded, rowsOf } from '../../domain/approvals/form/field-value.ts'
import type { FormData, FormField, FormSchema, PlainField, TableField } from '../../domain/approvals/form.ts'
import type { FeelRequest, Judgement } from '../feel/evaluate-all.ts'
import { orderOf } from './form-order.ts'

/** Judges expressions, each by its id: apart on the server, at once in a browser. */
export type Judge = (requests: FeelRequest[]) => Promise<Map<string, Judgement>>

export type ComputedForm = {
  /** What is seen, with what was computed in place of whatever was sent for it. */
  form: FormData
  /** Fields that a rule hides. */
  unseen: Set<string>
}

/**
 * A form by its rules. For expressions what is empty is 0, "" or an empty list, as is what a rule hides. A rule that cannot be judged
 * hides nothing, a formula that cannot comes to nothing: why is told to nobody, since it may speak of what is hidden from them.
 */
export async function computeForm(schema: FormSchema, given: FormData, judge: Judge): Promise<ComputedForm> {
  const fields = new Map(schema.fields.map((field) => [field.name, field]))
  const sectionRules = new Map(schema.sections.map((section) => [section.name, section.visible_when]))
  const unseen = new Set<string>()
  const form: FormData = {}
  /** What expressions see. */
  const seen: FormData = Object.fromEntries(schema.fields.map((field) => [field.name, blankOf(field)]))
  for (const step of orderOf(schema).steps) {
    const plain = step.flatMap((name) => fields.get(name) ?? [])
    await lookAt(plain)
    await computeFields(plain.filter(({ name }) => !unseen.has(name)))
    for (const name of step) if (!fields.has(name)) await computeColumn(name)
  }
  // In the order of the form, as far as something is there.
  const kept = schema.fields.filter(({ name }) => Object.hasOwn(form, name)).map(({ name }) => [name, form[name]])
  return { form: Object.fromEntries(kept), unseen }

  async function lookAt(step: FormField[]): Promise<void> {
    const asked = step.flatMap((field) =>
      [field.section === undefined ? undefined : sectionRules.get(field.section), field.visible_when].flatMap(
        (expression, index) =>
          expression ? [{ id: `${index} ${field.name}`, expression, context: { form: seen } }] : [],
      ),
    )
    const judged = asked.length > 0 ? await judge(asked) : new Map<string, Judgement>()
    for (const [id, judgement] of judged) {
      if ('value' in judgement && judgement.value !== true) unseen.add(id.slice(2))
    }
    for (const field of step) if (!unseen.has(field.name)) take(field)
  }

  function take(field: FormField): void {
    if (formulaOf(field) !== undefined) return
    const value = given[field.name]
    if (Array.isArray(value) && isTable(field)) {
      form[field.name] = rowsOf(value).map((row) => withoutComputed(field, row))
      seen[field.name] = rowsOf(value).map((row) => seenRow(field, row))
    } else {
      if (value !== undefined) form[field.name] = value
      seen[field.name] = isEmpty(value) ? blankOf(field) : value
    }
  }

  async function computeFields(step: FormField[]): Promise<void> {
    const asked = step.flatMap((field) => {
      const expression = formulaOf(field)
      return expression === undefined ? [] : [{ id: field.name, expression, context: { form: seen } }]
    })
    const judged = asked.length > 0 ? await judge(asked) : new Map<string, Judgement>()
    for (const { id } of asked) {
      const field = fields.get(id)
      if (!field || isTable(field)) continue
      const value = fitting(field, judged.get(id))
      form[id] = value
      seen[id] = value ?? blankOf(field)
    }
  }

  async function computeColumn(path: string): Promise<void> {
    const [name = '', columnName] = path.split('.')
    const table = fields.get(name)
    const column = table && isTable(table) ? table.fields.find((one) => one.name === columnName) : undefined
    const expression = column && formulaOf(column)
    if (!column || expression === undefined || unseen.has(name)) return
    const [shown, rows] = [rowsOf(form[name]), rowsOf(seen[name])]
    const values = await judgeRows(expression, rows)
    for (const [index, judgement] of values.entries()) {
      const value = fitting(column, judgement)
      Object.assign(shown[index] ?? {}, { [column.name]: value })
      Object.assign(rows[index] ?? {}, { [column.name]: value ?? blankOf(column) })
    }
  }

  /** All at once; one by one only when a row spoils it for the others. */
  async function judgeRows(expression: string, rows: FormData[]): Promise<(Judgement | undefined)[]> {
    if (rows.length === 0) return []
    const all = `for row in rows return (${expression}\n)`
    const whole = (await judge([{ id: 'all', expression: all, context: { form: seen, rows } }])).get('all')
    if (whole && 'value' in whole && Array.isArray(whole.value)) return whole.value.map((value: unknown) => ({ value }))
    const each = rows.map((row, index) => ({ id: `${index}`, expression, context: { form: seen, row } }))
    const judged = await judge(each)
    return each.map(({ id }) => judged.get(id))
  }
}

function formulaOf(field: FormField | PlainField): string | undefined {
  return 'formula' in field ? field.formula : undefined
}

function withoutComputed({ fields }: TableField, row: FormData): FormData {
  const computed = new Set(fields.filter((column) => formulaOf(column) !== undefined).map(({ name }) => name))
  return Object.fromEntries(Object.entries(row).filter(([name]) => !computed.has(name)))
}

function seenRow({ fields }: TableField, row: FormData): FormData {
  return Object.fromEntries(
    fields.map((column) => {
      const value = formulaOf(column) === undefined ? row[column.name] : undefined
      return [column.name, isEmpty(value) ? blankOf(column) : value]
    }),
  )
}

/** What a formula came to, if the field can hold it; else null. */
function fitting(field: PlainField, judgement: Judgement | undefined): unknown {
  const value = judgement && 'value' in judgement ? judgement.value : null
  const kept = typeof value === 'number' ? rounded(value, precisionOf(field)) : value
  return isEmpty(kept) || !isOfKind(field, kept) ? null : kept
}
