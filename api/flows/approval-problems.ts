import { listStartableForms } from '../../db/approvals/definition-queries.ts'
import type { DbOrTx } from '../../db/database.ts'
import type { FormSchema } from '../../domain/approvals/form.ts'
import type { FlowGraph } from '../../domain/flows/flow-graph.ts'
import type { GraphProblem } from '../../domain/flows/graph-rules.ts'
import { type Text, text } from '../../domain/text.ts'

/** Approvals of a graph that cannot be started, or whose form is not what the node fills in. */
export async function approvalProblems(db: DbOrTx, { nodes }: FlowGraph): Promise<GraphProblem[]> {
  const approvals = nodes.flatMap((node) => (node.type === 'approval' ? [node] : []))
  const forms = await listStartableForms(
    db,
    approvals.map(({ workflow_id }) => workflow_id),
  )
  return approvals.flatMap(({ id, workflow_id, params }) => {
    const form = forms.get(workflow_id)
    if (form === undefined) return [problem(id, 'approval-exists', noDefinition(id, workflow_id))]
    return form === null ? [] : formFaults(form, params).map((fault) => problem(id, 'approval-form', fault))
  })
}

function formFaults({ fields }: FormSchema, params: Record<string, unknown>): Text[] {
  const names = new Set(fields.map(({ name }) => name))
  const unknown = Object.keys(params).filter((name) => !names.has(name))
  const missing = fields.filter(({ name, required }) => required && !Object.hasOwn(params, name))
  return [...unknown.map(noField), ...missing.map(({ name }) => leftOut(name))]
}

function problem(element_id: string, rule: string, message: Text): GraphProblem {
  return { element_id, rule, message }
}

function noDefinition(id: string, workflowId: number): Text {
  return text(
    `节点“${id}”要发起的审批 ${workflowId} 不存在或没有发布`,
    `There is no published approval definition ${workflowId} for the node "${id}" to start`,
  )
}

function noField(name: string): Text {
  return text(`审批表单里没有“${name}”`, `The form of the approval has no field "${name}"`)
}

function leftOut(name: string): Text {
  return text(`审批表单里的“${name}”必填`, `The form of the approval needs the field "${name}"`)
}
