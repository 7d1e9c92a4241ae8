import { getWorkflow } from '../../db/approvals/definition-queries.ts'
import { allNodes } from '../../domain/approvals/definition-rules.ts'
import type { StepUpRule } from '../http/route-info.ts'

/** Whether a definition gives people roles, as one who edits users does. */
export const grantsRoles: StepUpRule = async (c, { params }) => {
  const { nodes, edges, callbacks } = await getWorkflow(c.get('db'), params.id)
  const services = allNodes({ nodes, edges }).flatMap((node) => (node.type === 'service' ? [node.config] : []))
  return [...callbacks, ...services].some(({ type }) => type === 'grant_role')
}
