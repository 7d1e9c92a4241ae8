import type { FormRights } from './form/field-rights.ts'
import { createWays, type TokenEdge, type Ways } from './tokens/token-plan.ts'
import type { ApprovalCallback, WorkflowEdge, WorkflowGraph, WorkflowNode } from './workflow-graph.ts'

/** Goes up when a release reads what is stored in other words. */
export const approvalPlanFormat = 1

type InnerNode = { within?: string }
/** A node with what it says of itself; a sub-process without its inside, which stands beside it. */
export type PlanNode = InnerNode &
  (
    | Exclude<WorkflowNode, { type: 'subprocess' }>
    | { id: string; name?: string | undefined; type: 'subprocess'; config: { for_each?: string | null | undefined } }
  )

/** What instances of a definition's version go by: plain data, nothing nested, called definitions taken in as they stood. */
export type ApprovalPlan = { nodes: PlanNode[]; edges: TokenEdge[] }

/** Whether anything in a version is done without a person. */
export function hasCallbacks({ callbacks, plan }: { callbacks: ApprovalCallback[]; plan: ApprovalPlan }): boolean {
  return callbacks.length > 0 || plan.nodes.some(({ type }) => type === 'service')
}

/** What tokens move by. */
export function waysOf({ nodes, edges }: ApprovalPlan): Ways {
  const places = nodes.map((node) => ({
    ...{ id: node.id, type: node.type, within: node.within },
    ...(node.type === 'condition' && { takes: node.config.takes }),
  }))
  return createWays({ nodes: places, edges })
}

/** What the applicant's node says of the form. */
export function startRights({ nodes }: Pick<ApprovalPlan, 'nodes'>): FormRights {
  const start = nodes.find(({ type, within }) => type === 'start' && within === undefined)
  return (start && rightsSaidAt(start)) ?? {}
}

/** What a node says of the form; undefined where it can say nothing, or nothing is said. */
export function rightsSaidAt(node: PlanNode): FormRights | undefined {
  return node.type === 'start' || node.type === 'approval' || node.type === 'cc' ? node.config.form_rights : undefined
}

/** By its id, a definition that is called, as it was published. */
export type Called = Map<number, WorkflowGraph>

/** A graph that has no problems as a plan. What a called definition brings has the caller's node before its ids. */
export function compilePlan(graph: WorkflowGraph, called: Called = new Map()): ApprovalPlan {
  const plan: ApprovalPlan = { nodes: [], edges: [] }
  take(graph, { prefix: '' })
  return plan

  function take({ nodes, edges }: WorkflowGraph, { prefix, within }: { prefix: string; within?: string }): void {
    const types = new Map(nodes.map(({ id, type }) => [id, type]))
    for (const node of nodes) {
      const id = prefix + node.id
      const place = { id, ...(within !== undefined && { within }) }
      if (node.type !== 'subprocess') {
        plan.nodes.push({ ...node, ...place })
        continue
      }
      const { workflow_id, for_each } = node.config
      plan.nodes.push({ ...node, ...place, config: { for_each } })
      const inside = workflow_id ? called.get(workflow_id) : undefined
      if (inside) take(inside, { prefix: `${id}.`, within: id })
      else take({ nodes: node.config.nodes ?? [], edges: node.config.edges ?? [] }, { prefix, within: id })
    }
    for (const [index, edge] of edges.entries()) {
      plan.edges.push(planEdge(edge, { prefix, isGateway: types.get(edge.source) === 'condition', index }))
    }
  }
}

function planEdge(
  { source, target, condition, default: isDefault }: WorkflowEdge,
  { prefix, isGateway, index }: { prefix: string; isGateway: boolean; index: number },
): TokenEdge {
  const on = condition === 'approved' || condition === 'rejected' ? condition : undefined
  return {
    id: `${prefix}${source}→${target}#${index}`,
    source: prefix + source,
    target: prefix + target,
    ...(on !== undefined && { on }),
    ...(on === undefined && condition && { condition }),
    // Of a choice, what says nothing is what is left.
    ...((isDefault || (isGateway && !condition)) && { default: true }),
  }
}
