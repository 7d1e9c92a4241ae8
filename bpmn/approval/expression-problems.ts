import { allNodes, edgeName, type WorkflowProblem } from '../../domain/approvals/definition-rules.ts'
import type { FormSchema } from '../../domain/approvals/form.ts'
import type { WorkflowEdge, WorkflowGraph, WorkflowNode } from '../../domain/approvals/workflow-graph.ts'
import { type Text, text } from '../../domain/text.ts'
import { listExpressionFaults } from '../feel/expression-faults.ts'
import type { Shape } from '../feel/expression-shape.ts'
import { formShape } from './form-shape.ts'

/** Expressions of a definition that cannot be read, ask for what is not there when they are judged, or can never fit. */
export function listExpressionProblems(graph: WorkflowGraph, schema: FormSchema | null | undefined): WorkflowProblem[] {
  const known: Record<string, Shape> = {
    form: formShape(schema),
    applicant: { fields: { id: 'number', department_id: 'number' } },
    title: 'string',
    business_type: 'string',
    business_id: 'number',
  }
  return expressionsOf(graph).flatMap(({ element, expression, what, wanted }) => {
    const refusal = (name: string) => (Object.hasOwn(known, name) ? undefined : noName(what, name))
    return listExpressionFaults(expression, { what, known, refusal, wanted }).map((fault) => ({
      element_id: element,
      ...fault,
    }))
  })
}

type Expression = { element: string; expression: string; what: Text; wanted?: 'boolean' | 'list' }

function expressionsOf(graph: WorkflowGraph): Expression[] {
  const nodes = allNodes(graph)
  const inner = nodes.flatMap((node) => (node.type === 'subprocess' ? (node.config.edges ?? []) : []))
  return [...nodes.flatMap(expressionsOfNode), ...[...graph.edges, ...inner].flatMap(conditionOf)]
}

function expressionsOfNode(node: WorkflowNode): Expression[] {
  if ((node.type === 'approval' || node.type === 'cc') && node.config.expression) {
    return [{ element: node.id, expression: node.config.expression, what: people }]
  }
  if (node.type === 'subprocess' && node.config.for_each) {
    return [{ element: node.id, expression: node.config.for_each, what: list, wanted: 'list' }]
  }
  return []
}

function conditionOf(edge: WorkflowEdge): Expression[] {
  const expression = edge.condition
  if (!expression || expression === 'approved' || expression === 'rejected') return []
  return [{ element: edgeName(edge), expression, what: condition, wanted: 'boolean' }]
}

const condition = text('条件', 'The condition')
const list = text('列表', 'The list')
const people = text('审批人', 'Who is asked')

function noName(what: Text, name: string): Text {
  return text(
    `${what.zh}用到了“${name}”，可用的是 form、applicant、title、business_type 和 business_id`,
    `${what.en} asks for "${name}"; there are form, applicant, title, business_type and business_id`,
  )
}
