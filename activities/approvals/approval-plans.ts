import { getWorkflowVersion } from '../../db/approvals/version-queries.ts'
import type { DbOrTx } from '../../db/database.ts'
import type { WorkflowOptions } from '../../domain/approvals/definition.ts'
import type { FormSchema } from '../../domain/approvals/form.ts'
import { approvalPlanFormat, hasCallbacks, type PlanNode, waysOf } from '../../domain/approvals/plan.ts'
import type { Ways } from '../../domain/approvals/tokens/token-plan.ts'
import type { ApprovalCallback } from '../../domain/approvals/workflow-graph.ts'
import { keepVersions } from '../../domain/keep-versions.ts'
import { refuseUnknownFormat } from '../plan-format.ts'

/** A version of a definition, ready to be gone through. */
export type OpenPlan = {
  ways: Ways
  nodes: PlanNode[]
  node(id: string): PlanNode
  options: WorkflowOptions
  formSchema: FormSchema | null
  callbacks: ApprovalCallback[]
  /** Whether anything in it is done without a person. */
  hasCallbacks: boolean
}

export type ApprovalPlans = ReturnType<typeof createApprovalPlans>

export function createApprovalPlans() {
  const kept = keepVersions<OpenPlan>()
  return {
    get: (db: DbOrTx, workflowId: number, version: number): Promise<OpenPlan> =>
      kept(`${workflowId}:${version}`, () => openPlan(db, workflowId, version)),
  }
}

async function openPlan(db: DbOrTx, workflowId: number, version: number): Promise<OpenPlan> {
  const {
    plan_format: format,
    plan,
    options,
    form_schema,
    callbacks,
  } = await getWorkflowVersion(db, workflowId, version)
  refuseUnknownFormat(format, approvalPlanFormat)
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]))
  return {
    nodes: plan.nodes,
    options,
    formSchema: form_schema,
    callbacks,
    hasCallbacks: hasCallbacks({ callbacks, plan }),
    ways: waysOf(plan),
    node(id) {
      const node = nodes.get(id)
      if (!node) throw new Error(`the plan has no node ${id}`)
      return node
    },
  }
}
