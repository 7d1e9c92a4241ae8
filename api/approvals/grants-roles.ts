import { getWorkflow } from '../../db/approvals/definition-queries.ts'
import type { StepUpRule } from '../http/route-info.ts'
import { servicesIn } from './callback-problems.ts'

/** Whether a definition gives people roles, as one who edits users does. */
export const grantsRoles: StepUpRule = async (c, { params }) => {
  const { nodes, edges, callbacks } = await getWorkflow(c.get('db'), params.id)
  return [...callbacks, ...servicesIn({ nodes, edges })].some(({ type }) => type === 'grant_role')
}
