import { lookAtFlowApart } from '../../bpmn/drawing/look-apart.ts'
import type { FlowForm, SeenFlow } from '../../bpmn/flow/look-at-flow.ts'
import type { Db } from '../../db/database.ts'
import type { Caller } from '../context.ts'
import { foreignProblems } from './foreign-problems.ts'

/** Both forms of a flow, and everything that keeps it from being run on this caller's word; `flowId` of one that there is. */
export async function checkFlow(db: Db, caller: Caller, form: FlowForm, flowId?: number): Promise<SeenFlow> {
  const seen = await lookAtFlowApart(withoutEmptyNames(form))
  const { graph, inputs } = seen
  const foreign = graph ? await foreignProblems(db, caller, { graph, inputs, flowId }) : []
  return { ...seen, problems: [...seen.problems, ...foreign] }
}

/** A node whose name is empty has none, and is called by its id like others without one. */
function withoutEmptyNames(form: FlowForm): FlowForm {
  if (!('dag_config' in form)) return form
  return { dag_config: { ...form.dag_config, nodes: form.dag_config.nodes.map(withoutEmptyName) } }
}

function withoutEmptyName(node: unknown): unknown {
  if (node === null || typeof node !== 'object' || !('name' in node)) return node
  const { name, ...rest } = node
  return typeof name === 'string' && name.trim() === '' ? rest : node
}
