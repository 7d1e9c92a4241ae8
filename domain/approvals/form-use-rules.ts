import { text } from '../text.ts'
import { allNodes, type WorkflowProblem } from './definition-rules.ts'
import type { FormSchema } from './form.ts'
import type { WorkflowGraph } from './workflow-graph.ts'

/** Nodes that look for people in fields which the form does not have. A form without a schema may have any. */
export function listFormUseProblems(graph: WorkflowGraph, schema: FormSchema | null | undefined): WorkflowProblem[] {
  if (!schema) return []
  const known = new Set(schema.fields.map(({ name }) => name))
  return allNodes(graph).flatMap((node) => {
    if (node.type !== 'approval' && node.type !== 'cc') return []
    const { approver_type, field } = node.config
    if (approver_type !== 'form_field' || !field || known.has(field)) return []
    return [{ element_id: node.id, rule: 'form-field', message: noField(field) }]
  })
}

function noField(name: string) {
  return text(`表单里没有字段“${name}”`, `The form has no field "${name}"`)
}
