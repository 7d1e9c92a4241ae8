import { getWorkflowVersion } from '../../db/approvals/version-queries.ts'
import type { DbOrTx } from '../../db/database.ts'
import type { WorkflowOptions } from '../../domain/approvals/definition.ts'
import type { FormSchema } from '../../domain/approvals/form.ts'
import { approvalPlanFormat, type PlanNode } from '../../domain/approvals/plan.ts'
import { createWays, type Ways } from '../../domain/approvals/tokens/token-plan.ts'

/** A version of a definition, ready to be gone through. */
export type OpenPlan = {
  name: string
  ways: Ways
  nodes: PlanNode[]
  node(id: string): PlanNode
  options: WorkflowOptions
  formSchema: FormSchema | null
}

export type ApprovalPlans = ReturnType<typeof createApprovalPlans>

const mostKept = 200

/** Versions never change, so they are kept. */
export function createApprovalPlans() {
  const kept = new Map<string, OpenPlan>()
  return {
    async get(db: DbOrTx, workflowId: number, version: number): Promise<OpenPlan> {
      const key = `${workflowId}:${version}`
      const plan = kept.get(key) ?? (await openPlan(db, workflowId, version))
      // The one that was asked for longest ago goes first.
      kept.delete(key)
      kept.set(key, plan)
      const [oldest] = kept.keys()
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
      return plan
    },
  }
}

async function openPlan(db: DbOrTx, workflowId: number, version: number): Promise<OpenPlan> {
  const { plan_format: format, plan, name, options, form_schema } = await getWorkflowVersion(db, workflowId, version)
  // Tried again until a worker has it that knows these words: a newer release runs beside this one.
  if (format !== approvalPlanFormat)
    throw new Error(`plan format ${format} is not known here, only ${approvalPlanFormat}`)
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]))
  const tokenNodes = plan.nodes.map(({ id, type, within, ...node }) => ({
    id,
    type,
    within,
    ...(type === 'condition' && 'takes' in node.config && { takes: node.config.takes }),
  }))
  return {
    name,
    nodes: plan.nodes,
    options,
    formSchema: form_schema,
    ways: createWays({ nodes: tokenNodes, edges: plan.edges }),
    node(id) {
      const node = nodes.get(id)
      if (!node) throw new Error(`the plan has no node ${id}`)
      return node
    },
  }
}
