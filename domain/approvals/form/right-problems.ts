import { text } from '../../text.ts'
import { allNodes, type WorkflowProblem } from '../definition-rules.ts'
import type { FormSchema } from '../form.ts'
import type { WorkflowGraph } from '../workflow-graph.ts'
import { rightsIn } from './field-rights.ts'

/** Nodes that say something of fields which the form does not have. */
export function listRightProblems(graph: WorkflowGraph, schema: FormSchema): WorkflowProblem[] {
  const known = rightsIn(schema, {}, { otherwise: 'read' })
  return allNodes(graph).flatMap((node) => {
    if (node.type !== 'start' && node.type !== 'approval' && node.type !== 'cc') return []
    const unknown = Object.keys(node.config.form_rights ?? {}).filter((name) => !Object.hasOwn(known, name))
    return unknown.map((name) => ({
      ...{ element_id: node.id, rule: 'form-right' },
      message: text(`表单里没有字段“${name}”，字段权限无效`, `The form has no field "${name}" to give a right on`),
    }))
  })
}
