import type { TokenNode, TokenPlan } from '../../domain/approvals/tokens/token-plan.ts'
import {
  fieldRights,
  type WorkflowEdge,
  type WorkflowGraph,
  type WorkflowNode,
  workflowEdge,
  workflowNode,
} from '../../domain/approvals/workflow-graph.ts'
import { dice } from './flow-reference.ts'
import { randomApproval } from './random-approvals.ts'

type Roll = (sides: number) => number

const lines = 'Grüße <an> "alle" & \'jeden\'\n\t{form.days} 你好 ]]> 🚀\nend'

/** A random plan as somebody would have drawn it: ids of any script, names, and every field that a node can have. */
export function randomDefinition(seed: number): WorkflowGraph {
  const plan = randomApproval(seed)
  const roll = dice(-seed)
  const names = new Map(plan.nodes.map(({ id }) => [id, roll(3) === 0 ? `节点-${id}` : id]))
  return placeOf(plan, undefined, { roll, names })
}

type Dress = { roll: Roll; names: Map<string, string> }

function placeOf(plan: TokenPlan, within: string | undefined, dress: Dress): WorkflowGraph {
  const { roll, names } = dress
  const here = plan.nodes.filter((node) => node.within === within)
  const ids = new Set(here.map(({ id }) => id))
  return {
    nodes: here.map((node) => nodeOf(plan, node, dress)),
    edges: plan.edges
      .filter(({ source }) => ids.has(source))
      .map(({ id, source, target, on, condition, default: isRest }): WorkflowEdge => {
        const feel = condition && `form.${source} > ${roll(9)} and "<a>" != "b"`
        return workflowEdge.parse({
          ...{ id: [`Way-${plan.edges.findIndex((edge) => edge.id === id)}`, id][roll(2)] },
          ...{ source: names.get(source), target: names.get(target), condition: on ?? feel, default: isRest },
          ...(roll(3) === 0 && { name: `往 <${target}>` }),
        })
      }),
  }
}

function nodeOf(plan: TokenPlan, node: TokenNode, dress: Dress): WorkflowNode {
  const { roll, names } = dress
  const config = configs[node.type](roll, node)
  const isCalled = node.type === 'subprocess' && roll(4) === 0
  const inside = node.type === 'subprocess' && !isCalled ? placeOf(plan, node.id, dress) : {}
  return workflowNode.parse({
    ...{ id: names.get(node.id), type: node.type },
    ...(roll(2) && { name: `名 "${node.id}"` }),
    config: { ...config, ...(isCalled && { workflow_id: 1 + roll(9) }), ...inside },
  })
}

const ids = (roll: Roll): number[] => Array.from({ length: roll(3) }, (_, index) => 1 + roll(99) + 100 * index)
const maybe = <T>(roll: Roll, value: T): T | undefined => (roll(2) ? value : undefined)
const one = <T>(roll: Roll, all: readonly T[]): T => all[roll(all.length)] as T

const finder = (roll: Roll) =>
  one<object>(roll, [
    { approver_type: 'user', user_ids: ids(roll) },
    { approver_type: 'role', role_id: 1 + roll(9) },
    { approver_type: 'supervisor', level: 1 + roll(3), levels: one(roll, ['only', 'up_to', 'all']) },
    { approver_type: 'form_field', field: 'büro_经理' },
    { approver_type: 'expression', expression: 'if form.n > 1\n  then [1, 2] else "<&>"' },
    { approver_type: one(roll, ['initiator', 'initiator_choice', 'previous_choice']) },
  ])

const timeLimit = (roll: Roll) =>
  one<object | number>(roll, [
    1 + roll(9999),
    {
      ...{ seconds: 1 + roll(9999), calendar_id: maybe(roll, 3), remind: roll(3) },
      ...one<object>(roll, [
        { action: one(roll, ['none', 'approve', 'reject', 'escalate']) },
        { action: 'transfer', to_user_id: 7 },
      ]),
    },
  ])

const configs: Record<TokenNode['type'], (roll: Roll, node: TokenNode) => object> = {
  start: (roll) => ({ form_rights: maybe(roll, { amount: one(roll, fieldRights) }) }),
  parallel: () => ({}),
  end: () => ({}),
  condition: (_, { takes = 'first' }) => ({ takes }),
  cc: (roll) => ({ ...finder(roll), form_rights: maybe(roll, { amount: one(roll, fieldRights) }) }),
  wait: (roll) => ({ seconds: 1 + roll(9999), calendar_id: maybe(roll, 1 + roll(9)) }),
  subprocess: (roll) => ({ for_each: maybe(roll, 'form.items[item.n > 1]') }),
  service: (roll) => ({
    type: one(roll, ['webhook', 'job', 'flow', 'config', 'notify', 'grant_role']),
    config: one<object>(roll, [{}, { url: 'http://x.example/?a=<&>"\'', body: lines, deep: { list: [1, null] } }]),
  }),
  approval: (roll) => ({
    ...finder(roll),
    ...{ mode: one(roll, ['all', 'any', 'ratio', 'sequential']), ratio: maybe(roll, 100 / (1 + roll(7))) },
    ...{ ratio_inclusive: roll(2) === 0, veto: roll(2) === 0 },
    ...{ on_empty: one(roll, ['approve', 'reject', 'assign', 'admin']), assign_to: maybe(roll, 5) },
    on_self: one(roll, ['allow', 'skip', 'superior']),
    on_duplicate: one(roll, ['ask', 'skip_consecutive', 'skip_any']),
    on_return: one(roll, ['restart', 'resume']),
    choice: maybe(roll, { user_ids: ids(roll), role_ids: ids(roll) }),
    timeout: maybe(roll, timeLimit(roll)),
    form_rights: maybe(roll, { amount: one(roll, fieldRights), 'a "b"': 'hidden' }),
  }),
}
