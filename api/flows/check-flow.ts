import { lookAtFlowApart } from '../../bpmn/flow/look-apart.ts'
import type { FlowForm, SeenFlow } from '../../bpmn/flow/look-at-flow.ts'
import type { Db } from '../../db/database.ts'
import type { Caller } from '../context.ts'
import { foreignProblems } from './foreign-problems.ts'

/** Both forms of a flow, and everything that keeps it from being run on this caller's word; `flowId` of one that there is. */
export async function checkFlow(db: Db, caller: Caller, form: FlowForm, flowId?: number): Promise<SeenFlow> {
  const seen = await lookAtFlowApart(form)
  const foreign = seen.graph ? await foreignProblems(db, caller, { graph: seen.graph, flowId }) : []
  return { ...seen, problems: [...seen.problems, ...foreign] }
}
