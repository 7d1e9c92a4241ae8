import type { WorkflowProblem } from '../../domain/approvals/definition-rules.ts'
import { isTable } from '../../domain/approvals/form/field-value.ts'
import { formProblem, listSchemaProblems } from '../../domain/approvals/form/schema-problems.ts'
import type { FormField, FormSchema, PlainField, TableField } from '../../domain/approvals/form.ts'
import { type Text, text } from '../../domain/text.ts'
import { type Shape, shapeInWords, shapeOfExpression } from '../feel/expression-shape.ts'
import { pathsIn } from '../feel/paths-in.ts'
import { readExpression } from '../feel/read-expression.ts'
import { orderOf } from './form-order.ts'
import { shapeOfField, shapeOfForm, shapeOfRow } from './form-shape.ts'

/** Everything that keeps a form from being published, field by field. */
export function listFormProblems(schema: FormSchema): WorkflowProblem[] {
  const form = shapeOfForm(schema)
  const tables = new Map(schema.fields.filter(isTable).map((table) => [table.name, table]))
  const expressions = [
    ...schema.sections.map(({ visible_when }) => look('', visible_when, { form }, 'boolean')),
    ...schema.fields.flatMap((field) => [
      look(field.name, field.visible_when, { form }, 'boolean'),
      ...lookAtFormula(field, field.name, { form }),
      ...(isTable(field) ? columnsOf(field) : []),
    ]),
  ]
  const circles = orderOf(schema).circles.map((path) => formProblem(path, 'form-circle', inCircle))
  return [...listSchemaProblems(schema), ...expressions.flat(), ...circles]

  function columnsOf(table: TableField): WorkflowProblem[][] {
    const known = { form, row: shapeOfRow(table) }
    return table.fields.flatMap((column) => lookAtFormula(column, `${table.name}.${column.name}`, known))
  }

  function lookAtFormula(
    field: FormField | PlainField,
    path: string,
    known: Record<string, Shape>,
  ): WorkflowProblem[][] {
    return 'formula' in field ? [look(path, field.formula, known, shapeOfField(field))] : []
  }

  function look(path: string, expression: string | undefined, known: Record<string, Shape>, wanted: Shape) {
    return expression === undefined
      ? []
      : faultsIn(expression, known, wanted).map(([rule, message]) => formProblem(path, rule, message))
  }

  function faultsIn(expression: string, known: Record<string, Shape>, wanted: Shape): [string, Text][] {
    const read = readExpression(expression, known)
    if ('fault' in read) return [['expression', unreadable]]
    const unknown = read.names.filter((name) => !Object.hasOwn(known, name))
    if (unknown.length > 0) return unknown.map((name) => ['expression-name', noName(name, Object.keys(known))])
    const { shape, clashes } = shapeOfExpression(expression, known)
    const columns = pathsIn(expression, ['form']).flatMap(([, name = '', column]) => {
      const table = tables.get(name)
      const isThere = !table || column === undefined || table.fields.some((one) => one.name === column)
      return isThere ? [] : [noColumn(name, column ?? '')]
    })
    const isOther = shape !== 'unknown' && shape !== 'null' && shape !== wanted && !isReadable(shape, wanted)
    return [
      ...[...clashes, ...columns].map((message): [string, Text] => ['expression-shape', message]),
      ...(isOther ? [['expression-shape', wrongShape(shape, wanted)] as [string, Text]] : []),
    ]
  }
}

/** A date is kept as its text. */
function isReadable(shape: Shape, wanted: Shape): boolean {
  return shape === 'temporal' && wanted === 'string'
}

function noName(name: string, known: string[]): Text {
  return text(
    `表达式用到了“${name}”，可用的是 ${known.join('、')}`,
    `The expression asks for "${name}"; there is ${known.join(' and ')}`,
  )
}

function noColumn(table: string, column: string): Text {
  return text(`“${table}”没有列“${column}”`, `"${table}" has no column "${column}"`)
}

function wrongShape(shape: Shape, wanted: Shape): Text {
  const [is, should] = [shapeInWords(shape), shapeInWords(wanted)]
  return text(
    `表达式的结果是${is.zh}，这里要的是${should.zh}`,
    `The expression comes to ${is.en}; here is needed ${should.en}`,
  )
}

const unreadable = text('不是可读的 FEEL 表达式', 'This is no readable FEEL expression')
const inCircle = text('绕一圈又用到了自己', 'It is computed, or shown, by way of itself')
