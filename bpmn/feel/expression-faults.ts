import { type Text, text } from '../../domain/text.ts'
import { type Shape, shapeInWords, shapeOfExpression } from './expression-shape.ts'
import { readExpression } from './read-expression.ts'

export type ExpressionFault = { rule: 'expression' | 'expression-name' | 'expression-type'; message: Text }

type Asked = {
  /** What the expression is, such as a condition. */
  what: Text
  known: Record<string, Shape>
  /** Why the expression may not ask for this name; undefined when it may. */
  refusal: (name: string) => Text | undefined
  /** What it has to come to, as far as that can be told. */
  wanted?: 'boolean' | 'list' | undefined
}

/** Why an expression cannot be judged by anything that there will be: it cannot be read, asks for what is not there, or never fits. */
export function listExpressionFaults(expression: string, { what, known, refusal, wanted }: Asked): ExpressionFault[] {
  const read = readExpression(expression, known)
  if ('fault' in read) return [{ rule: 'expression', message: unreadable(what, expression) }]
  const refusals = read.names.flatMap((name) => refusal(name) ?? [])
  if (refusals.length > 0) return refusals.map((message) => ({ rule: 'expression-name', message }))
  const { shape, clashes } = shapeOfExpression(expression, known)
  const misfit = wanted && shape !== 'unknown' && shape !== wanted ? [unfit(what, { shape, wanted })] : []
  const messages = [...clashes.map((clash) => clashing(what, clash)), ...misfit]
  return messages.map((message) => ({ rule: 'expression-type', message }))
}

function unreadable(what: Text, expression: string): Text {
  return text(
    `${what.zh}不是可读的 FEEL 表达式：${expression}`,
    `${what.en} is no readable FEEL expression: ${expression}`,
  )
}

function clashing(what: Text, clash: Text): Text {
  return text(`${what.zh}：${clash.zh}`, `${what.en}: ${clash.en}`)
}

function unfit(what: Text, { shape, wanted }: { shape: Shape; wanted: 'boolean' | 'list' }): Text {
  const [is, shouldBe] = [shapeInWords(shape), shapeInWords(wanted)]
  return text(
    `${what.zh}得到的是${is.zh}，须为${shouldBe.zh}`,
    `${what.en} comes to ${is.en} and has to be ${shouldBe.en}`,
  )
}
