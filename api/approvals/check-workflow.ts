import { readExpression } from '../../bpmn/feel/read-expression.ts'
import { listPublishedGraphs, type Workflow } from '../../db/approvals/definition-queries.ts'
import { knownPeople } from '../../db/approvals/people-queries.ts'
import type { DbOrTx } from '../../db/database.ts'
import {
  allNodes,
  edgeName,
  listWorkflowProblems,
  type WorkflowProblem,
} from '../../domain/approvals/definition-rules.ts'
import { type ApprovalPlan, compilePlan } from '../../domain/approvals/plan.ts'
import type { WorkflowEdge, WorkflowGraph } from '../../domain/approvals/workflow-graph.ts'
import { type Text, text } from '../../domain/text.ts'

/** Everything that keeps a definition from being published, element by element. */
export async function workflowProblems(
  db: DbOrTx,
  { id, nodes, edges, callbacks }: Pick<Workflow, 'id' | 'nodes' | 'edges' | 'callbacks'>,
): Promise<WorkflowProblem[]> {
  const graph = { nodes, edges }
  return [
    ...listWorkflowProblems(graph),
    ...expressionProblems(graph),
    ...(await foreignProblems(db, graph, id)),
    ...allNodes(graph).flatMap((node) => (node.type === 'service' ? [problem(node.id, 'service', notYet)] : [])),
    ...(callbacks.length > 0 ? [problem('', 'callbacks', notYet)] : []),
  ]
}

/** The plan of a definition without problems, with what it calls as that is published now. */
export async function planOf(db: DbOrTx, { nodes, edges }: Pick<Workflow, 'nodes' | 'edges'>): Promise<ApprovalPlan> {
  const graph = { nodes, edges }
  return compilePlan(graph, await listCalled(db, graph))
}

/** What a definition calls, and what that calls. */
async function listCalled(db: DbOrTx, graph: WorkflowGraph): Promise<Map<number, WorkflowGraph>> {
  const found = new Map<number, WorkflowGraph>()
  for (let next = callsIn(graph); next.length > 0; ) {
    const published = await listPublishedGraphs(
      db,
      next.filter((id) => !found.has(id)),
    )
    for (const [id, called] of published) found.set(id, called)
    next = [...published.values()].flatMap(callsIn).filter((id) => !found.has(id))
  }
  return found
}

function callsIn(graph: WorkflowGraph): number[] {
  return allNodes(graph).flatMap((node) => (node.type === 'subprocess' && node.config.workflow_id) || [])
}

async function foreignProblems(db: DbOrTx, graph: WorkflowGraph, ownId: number): Promise<WorkflowProblem[]> {
  const called = await listCalled(db, graph)
  return [
    ...allNodes(graph).flatMap((node) => {
      const id = node.type === 'subprocess' ? node.config.workflow_id : undefined
      if (!id) return []
      if (!called.has(id)) return [problem(node.id, 'called', notPublished)]
      const isEndless = reaches(called, id, ownId) || reaches(called, id, id)
      return isEndless ? [problem(node.id, 'recursion', callsItself)] : []
    }),
    ...(await missingPeople(db, graph)),
  ]
}

/** Whether what is called first comes to another in the end. */
function reaches(called: Map<number, WorkflowGraph>, from: number, to: number): boolean {
  const seen = new Set<number>()
  const left = callsOf(called, from)
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (id === to) return true
    if (seen.has(id)) continue
    seen.add(id)
    left.push(...callsOf(called, id))
  }
  return false
}

function callsOf(called: Map<number, WorkflowGraph>, id: number): number[] {
  const graph = called.get(id)
  return graph ? callsIn(graph) : []
}

async function missingPeople(db: DbOrTx, graph: WorkflowGraph): Promise<WorkflowProblem[]> {
  const nodes = allNodes(graph).flatMap((node) => (node.type === 'approval' || node.type === 'cc' ? [node] : []))
  const userIds = [...new Set(nodes.flatMap(({ config }) => config.user_ids))]
  const roleIds = [...new Set(nodes.flatMap(({ config }) => config.role_id ?? []))]
  const known = await knownPeople(db, { userIds, roleIds })
  return nodes.flatMap(({ id, config }) => [
    ...config.user_ids.filter((user) => !known.users.has(user)).map((user) => problem(id, 'person', noUser(user))),
    ...(config.role_id && !known.roles.has(config.role_id) ? [problem(id, 'role', noRole(config.role_id))] : []),
  ])
}

function expressionProblems(graph: WorkflowGraph): WorkflowProblem[] {
  const all = allNodes(graph)
  const edges = [
    graph.edges,
    ...all.flatMap((node) => (node.type === 'subprocess' ? [node.config.edges ?? []] : [])),
  ].flat()
  const ofNodes = all.flatMap((node) => {
    if (node.type === 'approval' || node.type === 'cc')
      return node.config.expression ? [[node.id, node.config.expression] as const] : []
    if (node.type === 'subprocess') return node.config.for_each ? [[node.id, node.config.for_each] as const] : []
    return []
  })
  const ofEdges = edges.filter(isExpression).map((edge) => [edgeName(edge), edge.condition ?? ''] as const)
  return [...ofNodes, ...ofEdges].flatMap(([element, expression]) => {
    const read = readExpression(expression, known)
    if ('fault' in read) return [problem(element, 'expression', unreadable(expression))]
    const unknown = read.names.filter((name) => !Object.hasOwn(known, name))
    return unknown.map((name) => problem(element, 'expression-name', noName(name)))
  })
}

const known = { form: {}, applicant: {}, title: {}, business_type: {}, business_id: {} }

function isExpression({ condition }: WorkflowEdge): boolean {
  return Boolean(condition) && condition !== 'approved' && condition !== 'rejected'
}

function problem(element_id: string, rule: string, message: Text): WorkflowProblem {
  return { element_id, rule, message }
}

function noUser(id: number): Text {
  return text(`用户 ${id} 不存在`, `There is no user ${id}`)
}

function noRole(id: number): Text {
  return text(`角色 ${id} 不存在`, `There is no role ${id}`)
}

function unreadable(expression: string): Text {
  return text(`不是可读的 FEEL 表达式：${expression}`, `This is no readable FEEL expression: ${expression}`)
}

function noName(name: string): Text {
  return text(
    `表达式用到了“${name}”，可用的是 form、applicant、title、business_type 和 business_id`,
    `The expression asks for "${name}"; there are form, applicant, title, business_type and business_id`,
  )
}

const notPublished = text(
  '引用的流程不存在或没有发布',
  'The definition that is called does not exist or is not published',
)
const notYet = text('服务节点和回调还没有提供', 'Services and callbacks are not there yet')
const callsItself = text('引用的流程会再调用自己', 'The definition that is called would call itself again')
