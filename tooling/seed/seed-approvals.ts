import { lookAtApproval } from '../../bpmn/approval/look-at-approval.ts'
import { listFormProblems } from '../../bpmn/form/list-form-problems.ts'
import { insertWorkflow, publishWorkflow } from '../../db/approvals/definition-queries.ts'
import type { Tx } from '../../db/database.ts'
import { compilePlan } from '../../domain/approvals/plan.ts'
import { demoApprovals } from './demo-approvals.ts'

/** Sample definitions of approvals, each published once; gives how many were made. */
export async function seedApprovals(tx: Tx): Promise<number> {
  const definitions = demoApprovals()
  for (const input of definitions) {
    const { form_schema } = input
    const {
      graph,
      problems,
      bpmn_xml: xml,
    } = await lookAtApproval({
      ...{ nodes: input.nodes ?? [], edges: input.edges ?? [], form_schema },
    })
    const all = [...problems, ...(form_schema ? listFormProblems(form_schema) : [])]
    if (all.length > 0) throw new Error(`${input.name} cannot be published: ${JSON.stringify(all)}`)
    const author = { userId: null, departmentId: null }
    const made = await insertWorkflow(tx, input, { graph, xml }, author)
    await publishWorkflow(tx, made, { plan: compilePlan(graph), xml, publisher: null })
  }
  return definitions.length
}
