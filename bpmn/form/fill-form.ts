import { valueFault } from '../../domain/approvals/form/check-value.ts'
import type { FormRights } from '../../domain/approvals/form/field-rights.ts'
import { isComputed, isEmpty, isTable, rowsOf } from '../../domain/approvals/form/field-value.ts'
import { takeOver } from '../../domain/approvals/form/take-over.ts'
import type { FormData, FormField, FormSchema, PlainField } from '../../domain/approvals/form.ts'
import { type FieldError, invalidFields } from '../../domain/errors.ts'
import { type Text, text } from '../../domain/text.ts'
import { type FeelRequest, judgeAll } from '../feel/evaluate-all.ts'
import { computeForm } from './compute-form.ts'

type Filling = {
  before: FormData
  /** What somebody sent; left out, the form stays and is looked at as it is. */
  given: FormData | undefined
  rights: FormRights
  /** Handed in as a whole: what is left out is emptied. */
  isWhole: boolean
  /** What has to be there is asked for: not of who refuses the request. */
  isComplete: boolean
}

/**
 * A form after somebody filled in what is theirs: computed anew, without what a rule hides. Throws by field, with `items[2].price` for a
 * cell. Whoever cannot write a field is not asked for it; what is hidden from them is not spoken of.
 */
export async function fillForm(schema: FormSchema | null, filling: Filling): Promise<FormData> {
  const { before, given, rights, isWhole, isComplete } = filling
  const taken = given ? takeOver(schema, { before, given, rights, isWhole }) : { form: before, errors: [] }
  if (!schema) return kept(taken.form, taken.errors)
  const tooMuch = schema.fields.flatMap((field) => (isTable(field) ? own(field, '', taken.form[field.name]) : []))
  if (tooMuch.length > 0) return kept(taken.form, [...taken.errors, ...tooMuch])
  const { form, unseen } = await computeForm(schema, taken.form, judgeAll)
  const cells = schema.fields
    .filter(({ name }) => !unseen.has(name))
    .flatMap((field) => cellsOf(field, form[field.name]))
  const asked = cells.filter(({ field, right }) => right === 'write' || (right === 'read' && isComputed(field)))
  const faults = asked.flatMap(({ field, path, value }) => {
    const fault = isEmpty(value) ? isComplete && field.required && missing(field) : valueFault(field, value)
    return fault ? [{ field: `form_data.${path}`, message: fault }] : []
  })
  const errors = [...taken.errors, ...faults]
  return kept(form, errors.length > 0 ? errors : await patternFaults(asked))

  /** Of a table alone, so that nothing is computed over what is no table, or too long for one. */
  function own(field: FormField, prefix: string, value: unknown): FieldError[] {
    const fault = isEmpty(value) || rights[field.name] !== 'write' ? undefined : valueFault(field, value)
    return fault ? [{ field: `form_data.${prefix}${field.name}`, message: fault }] : []
  }

  function cellsOf(field: FormField, value: unknown): Cell[] {
    const whole = { field, path: field.name, value, right: rights[field.name] }
    if (!isTable(field)) return [whole]
    const cells = rowsOf(value).flatMap((row, at) =>
      field.fields.map((column) => {
        const path = `${field.name}[${at}].${column.name}`
        return { field: column, path, value: row[column.name], right: rights[`${field.name}.${column.name}`] }
      }),
    )
    return [whole, ...cells]
  }
}

type Cell = { field: FormField | PlainField; path: string; value: unknown; right: FormRights[string] | undefined }

function kept(form: FormData, errors: FieldError[]): FormData {
  if (errors.length > 0) throw invalidFields(errors)
  return form
}

/** Judged apart like expressions: a pattern is written by a user and can take for ever. */
async function patternFaults(cells: Cell[]): Promise<FieldError[]> {
  const asked = cells.flatMap(({ field, path, value }): (FeelRequest & { help: string | undefined })[] => {
    const isAsked = (field.type === 'text' || field.type === 'textarea') && field.pattern && !isEmpty(value)
    if (!isAsked) return []
    const context = { value, pattern: `^(?:${field.pattern})$` }
    return [{ id: path, expression: 'matches(value, pattern)', context, help: field.pattern_help }]
  })
  if (asked.length === 0) return []
  const judged = await judgeAll(asked)
  return asked.flatMap(({ id, help }) => {
    const judgement = judged.get(id)
    const isMet = judgement && 'value' in judgement && judgement.value === true
    return isMet ? [] : [{ field: `form_data.${id}`, message: help ? text(help, help) : wrongPattern }]
  })
}

function missing(field: FormField | PlainField): Text {
  return isComputed(field) ? notComputed : required
}

const required = text('必填', 'is required')
const notComputed = text('算不出来：请检查它用到的内容', 'cannot be computed: look at what it is computed from')
const wrongPattern = text('格式不符', 'does not have the form that is asked for')
