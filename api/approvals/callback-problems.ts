import type { Workflow } from '../../db/approvals/definition-queries.ts'
import { knownPeople } from '../../db/approvals/people-queries.ts'
import { listStartableTargets } from '../../db/approvals/starter-queries.ts'
import type { DbOrTx } from '../../db/database.ts'
import { findJob } from '../../db/jobs/job-queries.ts'
import { type CallbackConfig, callbackConfig, wordsOf } from '../../domain/approvals/callback-config.ts'
import { allNodes, type WorkflowProblem } from '../../domain/approvals/definition-rules.ts'
import type { ApprovalCallback, WorkflowGraph } from '../../domain/approvals/workflow-graph.ts'
import { DomainError } from '../../domain/errors.ts'
import { expressionIn } from '../../domain/flows/expression-in.ts'
import { freezeJob } from '../../domain/jobs/job.ts'
import { type Text, text } from '../../domain/text.ts'
import type { Caller } from '../context.ts'
import { refuseForeignDatasource } from '../jobs/kind-rules.ts'
import { callbackExpressionProblems } from './expression-problems.ts'
import { grantFaults } from './grant-problems.ts'

/** `on`: after which end, unless it is a service. */
type Asked = {
  element: string
  type: CallbackConfig['type']
  config: Record<string, unknown>
  on?: ApprovalCallback['on']
}
type OfForm = Pick<Workflow, 'form_schema'>

/**
 * What keeps callbacks and services from being published by this caller, on whose word they act: by the node, or the place
 * among the callbacks. Services of definitions that are called go on the same word; they are the calling node's.
 */
export async function callbackProblems(
  db: DbOrTx,
  caller: Caller,
  {
    nodes,
    callbacks,
    form_schema,
    called,
  }: Pick<Workflow, 'nodes' | 'callbacks' | 'form_schema'> & {
    called: Map<string, WorkflowGraph[]>
  },
): Promise<WorkflowProblem[]> {
  const asked: Asked[] = [
    ...servicesIn({ nodes, edges: [] }),
    ...[...called].flatMap(([element, graphs]) =>
      graphs.flatMap((graph) => servicesIn(graph).map((service) => ({ ...service, element }))),
    ),
    ...callbacks.map((callback, index) => ({ ...callback, element: `callbacks.${index}` })),
  ]
  const found = await Promise.all(asked.map((one) => problemsOf(db, caller, { ...one, form_schema })))
  return found.flat()
}

/** What is done at service nodes, in sub-processes too. */
export function servicesIn(graph: WorkflowGraph): Asked[] {
  return allNodes(graph).flatMap((node) => (node.type === 'service' ? [{ element: node.id, ...node.config }] : []))
}

async function problemsOf(
  db: DbOrTx,
  caller: Caller,
  { element, form_schema, on, ...given }: Asked & OfForm,
): Promise<WorkflowProblem[]> {
  const problem = (message: Text): WorkflowProblem => ({ element_id: element, rule: 'callback', message })
  if (given.type === 'config') return [problem(noCentre)]
  if (given.type === 'grant_role' && on === 'rejected') return [problem(notRejected)]
  const parsed = callbackConfig.safeParse(given)
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => problem(faulty(path.slice(1).join('.'), message)))
  }
  const action = parsed.data
  const words = Object.values(wordsOf(action)).flatMap((value) => expressionIn(value) ?? [])
  return [
    ...words.flatMap((expression) => callbackExpressionProblems(element, expression)),
    ...(await targetFaults(db, caller, { action, form_schema })).map(problem),
  ]
}

async function targetFaults(
  db: DbOrTx,
  caller: Caller,
  { action, form_schema }: { action: CallbackConfig } & OfForm,
): Promise<Text[]> {
  switch (action.type) {
    case 'job':
      return startFaults(db, caller, { type: 'job', id: action.config.job_id, params: action.config.params })
    case 'flow':
      return startFaults(db, caller, { type: 'flow', id: action.config.flow_id, params: action.config.params })
    case 'grant_role':
      return grantFaults(db, caller, { config: action.config, form_schema })
    case 'notify': {
      const { user_ids: userIds, role_id } = action.config
      const known = await knownPeople(db, { userIds, roleIds: role_id ? [role_id] : [] })
      return [
        ...userIds
          .filter((id) => !known.users.has(id))
          .map((id) => text(`用户 ${id} 不存在`, `There is no user ${id}`)),
        ...(role_id && !known.roles.has(role_id)
          ? [text(`角色 ${role_id} 不存在`, `There is no role ${role_id}`)]
          : []),
      ]
    }
    default:
      return []
  }
}

type Start = { type: 'job' | 'flow'; id: number; params: Record<string, unknown> }

/** Whoever publishes has to be allowed to start it by hand. */
async function startFaults(db: DbOrTx, caller: Caller, { type, id, params }: Start): Promise<Text[]> {
  const declared = (await listStartableTargets(db, caller, { type, ids: [id] })).get(id)
  if (!declared) return [type === 'job' ? mayNotRunJob(id) : mayNotRunFlow(id)]
  const names = new Set(declared.map(({ name }) => name))
  const unknown = Object.keys(params).filter((name) => !names.has(name))
  return [...unknown.map(noParam), ...(await datasourceFault(db, caller, id))]
}

/** A job's data source is asked on the same word. */
async function datasourceFault(db: DbOrTx, caller: Caller, id: number): Promise<Text[]> {
  const job = await findJob(db, id)
  if (!job) return []
  try {
    await refuseForeignDatasource(db, caller, freezeJob(job))
    return []
  } catch (error) {
    if (error instanceof DomainError) return [error.text]
    throw error
  }
}

function faulty(place: string, message: string): Text {
  return text(`${place}：填写不正确（${message}）`, `${place}: ${message}`)
}

function mayNotRunJob(id: number): Text {
  return text(`任务 ${id} 不存在，或您无权运行它`, `There is no job ${id}, or you may not run it`)
}

function mayNotRunFlow(id: number): Text {
  return text(
    `流程 ${id} 不存在、没有发布，或您无权运行它`,
    `There is no flow ${id}, or it is not published, or you may not run it`,
  )
}

function noParam(name: string): Text {
  return text(`它没有名为“${name}”的参数`, `It declares no parameter "${name}"`)
}

const notRejected = text('被拒绝之后不能授予角色', 'No role is granted after a rejection')
const noCentre = text(
  '发布配置变更要等配置中心提供之后才能使用',
  'Releasing a configuration change has to wait until there is a configuration centre',
)
