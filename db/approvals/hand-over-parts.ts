import { sql } from 'kysely'
import { allNodes } from '../../domain/approvals/definition-rules.ts'
import type { HandOverTaskStatus } from '../../domain/approvals/hand-over.ts'
import type { WorkflowNode } from '../../domain/approvals/workflow-graph.ts'
import type { Text } from '../../domain/text.ts'
import type { Db } from '../database.ts'
import { type Listed, pageOf } from '../listing.ts'

export type HandedTask = {
  id: number
  task_id: number
  instance_id: number
  title: string
  node_id: string
  status: HandOverTaskStatus
  to_user_id: number | null
  to_name: string | null
  error_msg: Text | null
  ended_at: Date | null
}

/** What a hand-over did, or has yet to do, with each task. */
export async function listHandedTasks(
  db: Db,
  handOverId: number,
  { status, ...paging }: { status?: HandOverTaskStatus | undefined; page: number; page_size: number },
): Promise<Listed<HandedTask>> {
  const matching = db
    .selectFrom('approval_hand_over_task as handed')
    .innerJoin('approval_task as task', 'task.id', 'handed.task_id')
    .innerJoin('approval_instance as instance', 'instance.id', 'task.instance_id')
    .leftJoin('user', 'user.id', 'handed.to_user_id')
    .select(['handed.id', 'handed.task_id', 'task.instance_id', 'instance.title', 'task.node_id', 'handed.status'])
    .select(['handed.to_user_id', 'user.name as to_name', 'handed.error_msg', 'handed.ended_at'])
    .where('handed.tenant_id', '=', 1)
    .where('handed.hand_over_id', '=', handOverId)
    .$if(status !== undefined, (query) => query.where('handed.status', '=', status ?? 'waiting'))
  return pageOf(matching.orderBy('handed.id'), paging)
}

export type HandOverCounts = {
  open: number
  held: number
  requests: number
  own_requests: number
  proxies: number
  departments: number
}

/** What somebody has to do with, as far as it would be handed over or stays to be looked at. */
export async function countConcerns(db: Db, userId: number): Promise<HandOverCounts> {
  const { rows } = await sql<HandOverCounts>`
    with mine as (
      select task.status, task.instance_id from approval_task as task
      join approval_instance as instance on instance.id = task.instance_id and instance.status = 'pending'
      where task.assignee_id = ${userId} and task.status in ('open', 'held') and task.kind <> 'resubmit'
    )
    select (select count(*)::int from mine where status = 'open') as open,
           (select count(*)::int from mine where status = 'held') as held,
           (select count(distinct instance_id)::int from mine) as requests,
           (select count(*)::int from approval_instance where applicant_id = ${userId} and status = 'pending') as own_requests,
           (select count(*)::int from approval_proxy
              where proxy_id = ${userId} and ended_at is null and ends_at > now()) as proxies,
           (select count(*)::int from department where head_user_id = ${userId}) as departments`.execute(db)
  return rows[0] ?? { open: 0, held: 0, requests: 0, own_requests: 0, proxies: 0, departments: 0 }
}

export type NamedPlace = {
  workflow_id: number
  workflow_name: string
  node_id: string
  node_name: string | null
  as: 'approver' | 'copy' | 'when_nobody' | 'when_late'
}

/** Where definitions, as they are drawn at present, name somebody: that is for their drawers to change. */
export async function listNamingNodes(db: Db, userId: number): Promise<NamedPlace[]> {
  const named = sql<boolean>`jsonb_path_exists(nodes,
    '$.** ? (@.user_ids[*] == $id || @.assign_to == $id || @.to_user_id == $id)', ${JSON.stringify({ id: userId })}::jsonb)`
  const rows = await db
    .selectFrom('workflow_definition')
    .select(['id', 'name', 'nodes', 'edges'])
    .where('tenant_id', '=', 1)
    .where('deleted_at', 'is', null)
    .where('status', '<>', 'archived')
    .where(named)
    .orderBy('name')
    .limit(mostDefinitions)
    .execute()
  return rows.flatMap(({ id, name, nodes, edges }) =>
    allNodes({ nodes, edges }).flatMap((node) =>
      namedAs(node, userId).map((as) => ({
        ...{ workflow_id: id, workflow_name: name, as },
        ...{ node_id: node.id, node_name: node.name ?? null },
      })),
    ),
  )
}

const mostDefinitions = 200

function namedAs(node: WorkflowNode, userId: number): NamedPlace['as'][] {
  if (node.type === 'cc') return node.config.user_ids.includes(userId) ? ['copy'] : []
  if (node.type !== 'approval') return []
  const { user_ids, choice, assign_to, timeout } = node.config
  const isApprover = user_ids.includes(userId) || choice.user_ids.includes(userId)
  const isLate = timeout && 'to_user_id' in timeout && timeout.to_user_id === userId
  return [
    ...(isApprover ? (['approver'] as const) : []),
    ...(assign_to === userId ? (['when_nobody'] as const) : []),
    ...(isLate ? (['when_late'] as const) : []),
  ]
}
