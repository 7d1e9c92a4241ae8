import type { FormSchema } from '../form.ts'
import { type ApprovalPlan, rightsSaidAt, startRights } from '../plan.ts'
import { type FormRights, readOnly, rightsIn, widest } from './field-rights.ts'

/** What somebody has to do with a request. */
type Reader = {
  isApplicant: boolean
  /** It is the applicant's turn to fill it in. */
  isTheirTurn: boolean
  /** The node at which they decide, or did last. */
  task: { nodeId: string; isOpen: boolean } | undefined
  /** The node that sent them a copy. */
  copyNode: string | undefined
}

/** What a reader may do with each field right now: as applicant and as approver, whichever is more; else as their copy says. */
export function readerRights(
  { plan, schema, names }: { plan: ApprovalPlan; schema: FormSchema | null; names: string[] },
  { isApplicant, isTheirTurn, task, copyNode }: Reader,
): FormRights {
  const as: FormRights[] = []
  if (isApplicant) {
    const own = rightsIn(schema, startRights(plan), { otherwise: 'write', names })
    as.push(isTheirTurn ? own : readOnly(own))
  }
  if (task) {
    const own = rightsAt(task.nodeId)
    as.push(task.isOpen ? own : readOnly(own))
  }
  const [first = readOnly(rightsAt(copyNode)), second] = as
  return second ? widest(first, second) : first

  function rightsAt(nodeId: string | undefined): FormRights {
    const node = plan.nodes.find(({ id }) => id === nodeId)
    return rightsIn(schema, (node && rightsSaidAt(node)) ?? {}, { otherwise: 'read', names })
  }
}
