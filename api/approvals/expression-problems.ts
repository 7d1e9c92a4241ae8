import { readExpression } from '../../bpmn/feel/read-expression.ts'
import type { WorkflowProblem } from '../../domain/approvals/definition-rules.ts'
import { type Text, text } from '../../domain/text.ts'

/** What expressions of callbacks and services may ask for. */
const known = { form: {}, applicant: {}, title: {}, business_type: {}, business_id: {}, id: {}, status: {} }

/** What is wrong with an expression in what a callback or a service is given. */
export function callbackExpressionProblems(element: string, expression: string): WorkflowProblem[] {
  return problemsOf(element, expression, known)
}

function problemsOf(element_id: string, expression: string, names: Record<string, unknown>): WorkflowProblem[] {
  const read = readExpression(expression, names)
  if ('fault' in read) return [{ element_id, rule: 'expression', message: unreadable(expression) }]
  const unknown = read.names.filter((name) => !Object.hasOwn(names, name))
  return unknown.map((name) => ({ element_id, rule: 'expression-name', message: noName(name, Object.keys(names)) }))
}

function unreadable(expression: string): Text {
  return text(`不是可读的 FEEL 表达式：${expression}`, `This is no readable FEEL expression: ${expression}`)
}

function noName(name: string, names: string[]): Text {
  return text(
    `表达式用到了“${name}”，可用的是 ${names.join('、')}`,
    `The expression asks for "${name}"; there are ${names.join(', ')}`,
  )
}
