import { type Candidate, listCandidates } from '../../db/approvals/chooser-queries.ts'
import type { DbOrTx } from '../../db/database.ts'
import type { ApprovalPlan, PlanNode } from '../../domain/approvals/plan.ts'
import { invalidFields } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'

type Chooser = Extract<PlanNode, { type: 'approval' | 'cc' }>

/** The nodes whose people the applicant chooses. */
export function choosersIn({ nodes }: ApprovalPlan): Chooser[] {
  return nodes.filter(
    (node): node is Chooser =>
      (node.type === 'approval' || node.type === 'cc') && node.config.approver_type === 'initiator_choice',
  )
}

/** Null where anybody can be chosen. */
export async function candidatesFor(db: DbOrTx, node: Chooser): Promise<Candidate[] | null> {
  if (node.type === 'cc') return null
  const { user_ids: userIds, role_ids: roleIds } = node.config.choice
  return userIds.length + roleIds.length === 0 ? null : listCandidates(db, { userIds, roleIds })
}

/** Nobody decides a request whom its definition does not offer. */
export async function refuseForeignChoices(
  db: DbOrTx,
  plan: ApprovalPlan,
  selected: Record<string, number[]>,
): Promise<void> {
  const asked = choosersIn(plan).filter(({ id }) => (selected[id] ?? []).length > 0)
  const refused = await Promise.all(
    asked.map(async (node) => {
      const offered = await candidatesFor(db, node)
      const ids = new Set(offered?.map(({ id }) => id))
      const isForeign = offered !== null && (selected[node.id] ?? []).some((id) => !ids.has(id))
      return isForeign ? [{ field: `selected_approvers.${node.id}`, message: notOffered }] : []
    }),
  )
  const faults = refused.flat()
  if (faults.length > 0) throw invalidFields(faults)
}

const notOffered = text('选了不在可选范围内的人', 'Somebody is chosen who cannot be chosen here')
