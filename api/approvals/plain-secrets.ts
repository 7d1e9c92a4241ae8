import { readExpression } from '../../bpmn/feel/read-expression.ts'
import type { Workflow } from '../../db/approvals/definition-queries.ts'
import { listStartableTargets } from '../../db/approvals/starter-queries.ts'
import type { DbOrTx } from '../../db/database.ts'
import { callbackConfig } from '../../domain/approvals/callback-config.ts'
import type { WorkflowProblem } from '../../domain/approvals/definition-rules.ts'
import { expressionIn } from '../../domain/flows/expression-in.ts'
import type { JobParam } from '../../domain/jobs/job.ts'
import { text } from '../../domain/text.ts'
import type { Caller } from '../context.ts'
import { servicesIn } from './callback-problems.ts'

export const plainSecretRule = 'plain-secret'

type Start = { element: string; type: 'job' | 'flow'; id: number; params: Record<string, unknown> }

/** Secrets of jobs and flows that would stand in a definition, where everybody who reads it could read them. */
export async function plainSecretProblems(
  db: DbOrTx,
  caller: Caller,
  { nodes, callbacks }: Pick<Workflow, 'nodes' | 'callbacks'>,
): Promise<WorkflowProblem[]> {
  const starts = [
    ...servicesIn({ nodes, edges: [] }),
    ...callbacks.map((callback, index) => ({ ...callback, element: `callbacks.${index}` })),
  ].flatMap(startOf)
  const of = (wanted: Start['type']) => starts.flatMap(({ type, id }) => (type === wanted ? [id] : []))
  const [jobs, flows] = await Promise.all([
    listStartableTargets(db, caller, { type: 'job', ids: of('job') }),
    listStartableTargets(db, caller, { type: 'flow', ids: of('flow') }),
  ])
  return starts.flatMap(({ element, type, id, params }) => {
    const declared = (type === 'job' ? jobs : flows).get(id) ?? []
    return namesInPlain(declared, params).map((name) => ({
      element_id: element,
      rule: plainSecretRule,
      message: inPlain(name),
    }))
  })
}

function startOf({ element, type, config }: { element: string; type: string; config: unknown }): Start[] {
  const parsed = callbackConfig.safeParse({ type, config })
  if (!parsed.success) return []
  const action = parsed.data
  if (action.type === 'job') return [{ element, ...action, id: action.config.job_id, params: action.config.params }]
  if (action.type === 'flow') return [{ element, ...action, id: action.config.flow_id, params: action.config.params }]
  return []
}

function namesInPlain(declared: JobParam[], params: Record<string, unknown>): string[] {
  return declared.flatMap(({ name, secret }) => (secret && isPlain(params[name]) ? [name] : []))
}

/** An expression that asks for nothing is what it comes to. */
function isPlain(value: unknown): boolean {
  if (value === undefined || value === null) return false
  const expression = expressionIn(value)
  if (expression === undefined) return true
  const read = readExpression(expression)
  return 'names' in read && read.names.length === 0
}

function inPlain(name: string) {
  return text(
    `参数“${name}”是密文，不能写在定义里：请作为默认值存进任务，或由表达式从表单得出`,
    `The parameter "${name}" is secret and cannot stand in a definition: keep it in the job as its default, or have an expression make it from the form`,
  )
}
