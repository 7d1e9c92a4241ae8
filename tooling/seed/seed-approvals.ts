import { lookAtApproval } from '../../bpmn/approval/look-at-approval.ts'
import { listFormProblems } from '../../bpmn/form/list-form-problems.ts'
import { insertWorkflow, publishWorkflow } from '../../db/approvals/definition-queries.ts'
import { administratorsOf } from '../../db/approvals/people-queries.ts'
import type { Tx } from '../../db/database.ts'
import { listRolesByCode } from '../../db/iam/role-queries.ts'
import type { WorkflowInput } from '../../domain/approvals/definition.ts'
import { compilePlan } from '../../domain/approvals/plan.ts'
import { superAdminRole } from '../../domain/iam/builtin-roles.ts'
import { demoApprovals } from './demo-approvals.ts'
import { demoPermissionRequest } from './demo-permission-request.ts'

/** Sample definitions of approvals, each published once; gives how many were made. */
export async function seedApprovals(tx: Tx): Promise<number> {
  const definitions = [...demoApprovals(), ...(await permissionRequest(tx))]
  // Roles are granted on somebody's word.
  const [publisher = null] = await administratorsOf(tx)
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
    await publishWorkflow(tx, made, { plan: compilePlan(graph), xml, publisher })
  }
  return definitions.length
}

/** One by which everyday roles are asked for, as long as there are any. */
async function permissionRequest(tx: Tx): Promise<WorkflowInput[]> {
  const [administrator] = await listRolesByCode(tx, [superAdminRole])
  const roles = await listRolesByCode(tx, ['ops_staff', 'developer', 'auditor'])
  return administrator && roles.length > 0 ? [demoPermissionRequest({ roles, administrator })] : []
}
