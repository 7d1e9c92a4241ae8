import { sql } from 'kysely'
import type { PlanNode } from '../../domain/approvals/plan.ts'
import { invalidFields } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { DbOrTx } from '../database.ts'

/** `hint` tells those of one name apart. */
type Candidate = { id: number; name: string; hint: string }
type Asked = Extract<PlanNode, { type: 'approval' | 'cc' }>

const mostCandidates = 500

/** Who can be chosen at a node, by name: those that can act. Null where anybody can be. */
export async function listCandidates(db: DbOrTx, node: Asked): Promise<Candidate[] | null> {
  if (node.type === 'cc') return null
  const { user_ids: userIds, role_ids: roleIds } = node.config.choice
  if (userIds.length + roleIds.length === 0) return null
  return db
    .selectFrom('user')
    .leftJoin('department', 'department.id', 'user.department_id')
    .where('user.tenant_id', '=', 1)
    .where('user.status', '=', 'active')
    .where('user.deleted_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('user.id', 'in', [0, ...userIds]),
        eb(
          'user.id',
          'in',
          eb
            .selectFrom('held_role')
            .select('user_id')
            .where('role_id', 'in', [0, ...roleIds]),
        ),
      ]),
    )
    .select(['user.id', sql<string>`coalesce(department.name, '')`.as('hint')])
    .select(sql<string>`coalesce(nullif("user".name, ''), username)`.as('name'))
    .orderBy('user.name')
    .orderBy('user.id')
    .limit(mostCandidates)
    .execute()
}

/** Nobody decides a request whom its definition does not offer: throws by node. `selected`: by node, who is chosen. */
export async function refuseForeignChoices(
  db: DbOrTx,
  nodes: PlanNode[],
  selected: Record<string, number[]>,
): Promise<void> {
  const asked = nodes.filter((node): node is Asked => node.type === 'approval' && (selected[node.id] ?? []).length > 0)
  const refused = await Promise.all(
    asked.map(async (node) => {
      const offered = await listCandidates(db, node)
      const ids = new Set(offered?.map(({ id }) => id))
      const isForeign = offered !== null && (selected[node.id] ?? []).some((id) => !ids.has(id))
      return isForeign ? [{ field: `selected_approvers.${node.id}`, message: notOffered }] : []
    }),
  )
  const faults = refused.flat()
  if (faults.length > 0) throw invalidFields(faults)
}

const notOffered = text('选了不在可选范围内的人', 'Somebody is chosen who cannot be chosen here')
