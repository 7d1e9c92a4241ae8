import { readExpression } from '../../bpmn/feel/read-expression.ts'
import { allNodes, edgeName, type WorkflowProblem } from '../../domain/approvals/definition-rules.ts'
import type { WorkflowEdge, WorkflowGraph } from '../../domain/approvals/workflow-graph.ts'
import { type Text, text } from '../../domain/text.ts'

/** What expressions may ask for, wherever they stand. */
const known = { form: {}, applicant: {}, title: {}, business_type: {}, business_id: {} }
/** What those of callbacks and services may ask for besides. */
const knownToCallbacks = { ...known, id: {}, status: {} }

/** Expressions of a definition that cannot be read, or that ask for what there is not. */
export function expressionProblems(graph: WorkflowGraph): WorkflowProblem[] {
  const all = allNodes(graph)
  const edges = [
    graph.edges,
    ...all.flatMap((node) => (node.type === 'subprocess' ? [node.config.edges ?? []] : [])),
  ].flat()
  const ofNodes = all.flatMap((node) => {
    if (node.type === 'approval' || node.type === 'cc')
      return node.config.expression ? [[node.id, node.config.expression] as const] : []
    if (node.type === 'subprocess') return node.config.for_each ? [[node.id, node.config.for_each] as const] : []
    return []
  })
  const ofEdges = edges.filter(isExpression).map((edge) => [edgeName(edge), edge.condition ?? ''] as const)
  return [...ofNodes, ...ofEdges].flatMap(([element, expression]) => problemsOf(element, expression, known))
}

/** The same of an expression in what a callback or a service is given. */
export function callbackExpressionProblems(element: string, expression: string): WorkflowProblem[] {
  return problemsOf(element, expression, knownToCallbacks)
}

function problemsOf(element_id: string, expression: string, names: Record<string, unknown>): WorkflowProblem[] {
  const read = readExpression(expression, names)
  if ('fault' in read) return [{ element_id, rule: 'expression', message: unreadable(expression) }]
  const unknown = read.names.filter((name) => !Object.hasOwn(names, name))
  return unknown.map((name) => ({ element_id, rule: 'expression-name', message: noName(name, Object.keys(names)) }))
}

function isExpression({ condition }: WorkflowEdge): boolean {
  return Boolean(condition) && condition !== 'approved' && condition !== 'rejected'
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
