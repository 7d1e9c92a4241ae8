import type { SeenApproval } from '../../bpmn/approval/look-at-approval.ts'
import { lookAtApprovalApart } from '../../bpmn/drawing/look-apart.ts'
import { listFormProblems } from '../../bpmn/form/list-form-problems.ts'
import { listPublishedGraphs, type Workflow } from '../../db/approvals/definition-queries.ts'
import { knownPeople } from '../../db/approvals/people-queries.ts'
import type { DbOrTx } from '../../db/database.ts'
import type { WorkflowInput } from '../../domain/approvals/definition.ts'
import { allNodes, type WorkflowProblem } from '../../domain/approvals/definition-rules.ts'
import { listRightProblems } from '../../domain/approvals/form/right-problems.ts'
import { type ApprovalPlan, compilePlan } from '../../domain/approvals/plan.ts'
import type { WorkflowGraph } from '../../domain/approvals/workflow-graph.ts'
import { invalidFields } from '../../domain/errors.ts'
import { type Text, text } from '../../domain/text.ts'
import type { Caller } from '../context.ts'
import { callbackProblems } from './callback-problems.ts'
import { plainSecretProblems, plainSecretRule } from './plain-secrets.ts'
import { type Drawing, storedDrawing } from './workflow-forms.ts'

/** `id`: of a definition that there is already. */
export type WorkflowToCheck = { id?: number | undefined; drawing: Drawing } & Pick<
  WorkflowInput,
  'form_schema' | 'callbacks'
>

/** Both forms of a definition, and everything that keeps it from being published by this caller, element by element. */
export async function checkWorkflow(
  db: DbOrTx,
  caller: Caller,
  { id, drawing, form_schema, callbacks }: WorkflowToCheck,
): Promise<SeenApproval> {
  const seen = await lookAtApprovalApart({ ...drawing, form_schema })
  return {
    ...seen,
    problems: [
      ...seen.problems,
      ...(await problemsAround(db, caller, { id, graph: seen.graph, callbacks, form_schema })),
    ],
  }
}

/** The same of one as it is stored. */
export function checkStored(db: DbOrTx, caller: Caller, workflow: Workflow): Promise<SeenApproval> {
  return checkWorkflow(db, caller, { ...workflow, drawing: storedDrawing(workflow) })
}

/** Those that its drawing alone does not tell. */
async function problemsAround(
  db: DbOrTx,
  caller: Caller,
  { id, graph, callbacks, form_schema }: Omit<WorkflowToCheck, 'drawing'> & { graph: WorkflowGraph },
): Promise<WorkflowProblem[]> {
  return [
    ...(form_schema ? [...listFormProblems(form_schema), ...listRightProblems(graph, form_schema)] : []),
    ...(await foreignProblems(db, graph, id)),
    ...(await callbackProblems(db, caller, {
      ...{ nodes: graph.nodes, callbacks, form_schema: form_schema ?? null },
      called: await calledByNode(db, graph),
    })),
    ...(await plainSecretProblems(db, caller, { nodes: graph.nodes, callbacks })),
  ]
}

/** Throws with each of them by its element. */
export function refuseProblems(problems: WorkflowProblem[]): void {
  if (problems.length === 0) return
  throw invalidFields(problems.map(({ element_id, message }) => ({ field: element_id || 'nodes', message })))
}

/** What must not even be kept in a draft. */
export function refusePlainSecrets({ problems }: SeenApproval): void {
  refuseProblems(problems.filter(({ rule }) => rule === plainSecretRule))
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

/** By the node that calls, what it takes in: the definition that is called, and what that calls. */
async function calledByNode(db: DbOrTx, graph: WorkflowGraph): Promise<Map<string, WorkflowGraph[]>> {
  const calls = allNodes(graph).flatMap((node) =>
    node.type === 'subprocess' && node.config.workflow_id ? [[node.id, node.config.workflow_id] as const] : [],
  )
  const found = await listCalled(db, graph)
  return new Map(
    calls.map(([node, id]) => {
      const taken = new Set([id])
      for (const next of taken) for (const called of callsOf(found, next)) taken.add(called)
      return [node, [...taken].flatMap((one) => found.get(one) ?? [])]
    }),
  )
}

function callsIn(graph: WorkflowGraph): number[] {
  return allNodes(graph).flatMap((node) => (node.type === 'subprocess' && node.config.workflow_id) || [])
}

async function foreignProblems(
  db: DbOrTx,
  graph: WorkflowGraph,
  ownId: number | undefined,
): Promise<WorkflowProblem[]> {
  const called = await listCalled(db, graph)
  return [
    ...allNodes(graph).flatMap((node) => {
      const id = node.type === 'subprocess' ? node.config.workflow_id : undefined
      if (!id) return []
      if (!called.has(id)) return [problem(node.id, 'called', notPublished)]
      const isEndless = (ownId !== undefined && reaches(called, id, ownId)) || reaches(called, id, id)
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

function problem(element_id: string, rule: string, message: Text): WorkflowProblem {
  return { element_id, rule, message }
}

function noUser(id: number): Text {
  return text(`用户 ${id} 不存在`, `There is no user ${id}`)
}

function noRole(id: number): Text {
  return text(`角色 ${id} 不存在`, `There is no role ${id}`)
}

const notPublished = text(
  '引用的流程不存在或没有发布',
  'The definition that is called does not exist or is not published',
)
const callsItself = text('引用的流程会再调用自己', 'The definition that is called would call itself again')
