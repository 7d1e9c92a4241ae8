import { type Text, text } from '../../text.ts'
import type { WorkflowProblem } from '../definition-rules.ts'
import type { FormField, FormSchema, PlainField, TableField } from '../form.ts'
import { valueFault } from './check-value.ts'
import { isComputed, isTable } from './field-value.ts'

type AnyField = FormField | PlainField

/** What keeps a form from being published, field by field; its expressions are looked at apart. */
export function listSchemaProblems({ sections, fields }: FormSchema): WorkflowProblem[] {
  const named = new Set(sections.map(({ name }) => name))
  return [
    ...doubled(sections, (name) =>
      formProblem('', 'form-section', text(`分组“${name}”重复`, `There are two sections "${name}"`)),
    ),
    ...doubledFields(fields, ''),
    ...fields.flatMap((field) => [
      ...fieldProblems(field, field.name),
      ...(field.section === undefined || named.has(field.section) ? [] : [noSection(field, field.section)]),
      ...(isTable(field) ? tableProblems(field) : []),
    ]),
  ]
}

/** `path` is empty for the whole. */
export function formProblem(path: string, rule: string, message: Text): WorkflowProblem {
  return { element_id: path === '' ? 'form' : `form.${path}`, rule, message }
}

function tableProblems(table: TableField): WorkflowProblem[] {
  const { name, fields, sums, min_rows: min, max_rows: max } = table
  const numbers = fields.filter(({ type }) => type === 'number' || type === 'money').map((column) => column.name)
  return [
    ...(fields.length === 0 ? [formProblem(name, 'form-columns', noColumns)] : []),
    ...(isTurned(min, max) ? [formProblem(name, 'form-limits', turned)] : []),
    ...sums
      .filter((column) => !numbers.includes(column))
      .map((column) =>
        formProblem(
          name,
          'form-sum',
          text(`“${column}”不是数字列，不能合计`, `"${column}" is no column of numbers and has no sum`),
        ),
      ),
    ...doubledFields(fields, `${name}.`),
    ...fields.flatMap((column) => fieldProblems(column, `${name}.${column.name}`)),
  ]
}

function fieldProblems(field: AnyField, path: string): WorkflowProblem[] {
  return faultsOf(field).map(([rule, message]) => formProblem(path, rule, message))
}

function faultsOf(field: AnyField): [string, Text][] {
  switch (field.type) {
    case 'text':
    case 'textarea':
      return [...limits(field.min_length, field.max_length), ...patternFaults(field.pattern), ...defaultFaults(field)]
    case 'number':
    case 'money':
    case 'date':
    case 'datetime':
      return [...limits(field.min, field.max), ...defaultFaults(field)]
    case 'select':
      return [...optionFaults(field), ...defaultFaults(field)]
    case 'multi_select':
      return [...optionFaults(field), ...limits(field.min_items, field.max_items), ...defaultFaults(field)]
    default:
      return []
  }
}

function limits(min: number | string | undefined, max: number | string | undefined): [string, Text][] {
  return isTurned(min, max) ? [['form-limits', turned]] : []
}

function isTurned(min: number | string | undefined, max: number | string | undefined): boolean {
  return min !== undefined && max !== undefined && min > max
}

function patternFaults(pattern: string | undefined): [string, Text][] {
  if (pattern === undefined) return []
  try {
    // Only read: it is judged apart.
    new RegExp(pattern, 'u')
    return []
  } catch {
    return [['form-pattern', badPattern]]
  }
}

function optionFaults({ options }: { options: { value: string }[] }): [string, Text][] {
  if (options.length === 0) return [['form-options', noOptions]]
  const values = new Set(options.map(({ value }) => value))
  return values.size < options.length ? [['form-options', sameOptions]] : []
}

function defaultFaults(field: PlainField): [string, Text][] {
  if (!('default' in field) || field.default === undefined) return []
  if (isComputed(field)) return [['form-default', computedDefault]]
  if (field.default === 'today' || field.default === 'now') return []
  const fault = valueFault(field, field.default)
  return fault ? [['form-default', text(`默认值${fault.zh}`, `The default ${fault.en}`)]] : []
}

function doubledFields(fields: { name: string }[], prefix: string): WorkflowProblem[] {
  return doubled(fields, (name) =>
    formProblem(prefix + name, 'form-name', text(`有多个字段叫“${name}”`, `Several fields have the name "${name}"`)),
  )
}

function doubled(all: { name: string }[], told: (name: string) => WorkflowProblem): WorkflowProblem[] {
  return [...Map.groupBy(all, ({ name }) => name)].flatMap(([name, same]) => (same.length > 1 ? [told(name)] : []))
}

function noSection({ name }: AnyField, section: string): WorkflowProblem {
  return formProblem(name, 'form-section', text(`没有分组“${section}”`, `There is no section "${section}"`))
}

const noColumns = text('明细表里还没有列', 'The table has no columns yet')
const turned = text('最小值大于最大值', 'The least is more than the most')
const badPattern = text('不是可读的正则表达式', 'This is no readable regular expression')
const noOptions = text('还没有可选项', 'There are no options yet')
const sameOptions = text('有相同的选项', 'Two options are the same')
const computedDefault = text('计算字段不能有默认值', 'What is computed can have no default')
