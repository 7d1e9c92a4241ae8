import { sql } from 'kysely'
import type { ApprovalStatus } from '../../domain/approvals/approval.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { Db } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'
import { containsText, type Listed, type Paging, pageOfMany } from '../listing.ts'
import { plannedAnew } from '../prepared-statements.ts'
import { type ApprovalBrief, selectApprovals } from './instance-queries.ts'

export const boxes = ['todo', 'done', 'mine', 'cc', 'all'] as const
type Box = (typeof boxes)[number]
export const approvalSorts = ['id', 'created_at', 'title', 'status', 'submitted_at', 'ended_at'] as const
export type ApprovalFilter = {
  box: Box
  q?: string | undefined
  status?: ApprovalStatus | undefined
  workflow_id?: number | undefined
  business_type?: string | undefined
  business_id?: number | undefined
  applicant_id?: number | undefined
}

const narrowedBy = ['status', 'workflow_id', 'business_type', 'business_id', 'applicant_id'] as const

type Order = Paging<(typeof approvalSorts)[number]>

const mostCounted = 1000

/** The requests of one of somebody's boxes, newest first. */
export async function listApprovals(
  db: Db,
  viewer: Viewer,
  filter: ApprovalFilter,
  paging: Order,
): Promise<Listed<ApprovalBrief>> {
  const { box } = filter
  const byAge = directionByAge(paging)
  if (box === 'done' && byAge && [...narrowedBy, 'q' as const].every((field) => filter[field] === undefined)) {
    return listDecided(db, viewer.userId, paging, byAge)
  }
  let matching = selectApprovals(db).where('approval_instance.tenant_id', '=', 1).where(inBox(viewer, box))
  if (filter.q) matching = matching.where(containsText(sql.ref('approval_instance.title'), filter.q))
  for (const field of narrowedBy) {
    const value = filter[field]
    if (value !== undefined) matching = matching.where(`approval_instance.${field}`, '=', value)
  }
  for (const { field, direction } of paging.sort) matching = matching.orderBy(`approval_instance.${field}`, direction)
  const ordered = matching.orderBy('approval_instance.created_at', 'desc').orderBy('approval_instance.id', 'desc')
  // Some have decided nothing, others tens of thousands of requests.
  const planned = box === 'done' ? ordered.modifyFront(plannedAnew) : ordered
  return pageOfMany(db, planned, { ...paging, countedUpTo: mostCounted })
}

/** Undefined when they are ordered by anything else. */
function directionByAge({ sort: [first, ...others] }: Order): 'asc' | 'desc' | undefined {
  if (!first) return 'desc'
  return first.field === 'created_at' && others.length === 0 ? first.direction : undefined
}

/**
 * All that somebody has decided, by age: found and counted by an index over records, however old or many they are. Ids are
 * handed out in the order in which requests are made.
 */
async function listDecided(
  db: Db,
  userId: number,
  { page, page_size }: Order,
  direction: 'asc' | 'desc',
): Promise<Listed<ApprovalBrief>> {
  const theirs = db
    .selectFrom('approval_record')
    .where('approver_id', '=', userId)
    .where(sql<boolean>`action in (${decided})`)
  const ids = theirs.select('instance_id').distinct().orderBy('instance_id', direction)
  const shown = ids.limit(page_size).offset((page - 1) * page_size)
  const [items, { total }] = await Promise.all([
    selectApprovals(db).where('approval_instance.id', 'in', shown).orderBy('approval_instance.id', direction).execute(),
    theirs.select(sql<number>`count(distinct instance_id)::int`.as('total')).executeTakeFirstOrThrow(),
  ])
  return { items, total }
}

function inBox(viewer: Viewer, box: Box) {
  const me = viewer.userId
  switch (box) {
    case 'todo':
      // As an array, so that nobody's few are looked for by walking through all requests.
      return sql<boolean>`approval_instance.id = any (array
        (select instance_id from approval_task where assignee_id = ${me} and status = 'open'))`
    case 'done':
      return sql<boolean>`approval_instance.id in
        (select instance_id from approval_record where approver_id = ${me} and action in (${decided}))`
    case 'mine':
      return sql<boolean>`approval_instance.applicant_id = ${me}`
    case 'cc':
      return sql<boolean>`approval_instance.id in (select instance_id from approval_cc where user_id = ${me})`
    case 'all':
      return visible(viewer, 'approval')
  }
}

/** Word for word, as the index over them has it. */
const decided = sql.raw("'approve', 'reject', 'return', 'transfer', 'delegate', 'add_approver'")

/** How many wait for somebody, and how many copies are not read yet. */
export async function countBoxes(db: Db, userId: number): Promise<{ todo: number; cc_unread: number }> {
  const { rows } = await sql<{ todo: number; cc_unread: number }>`
    select (select count(distinct instance_id)::int from approval_task where assignee_id = ${userId} and status = 'open') as todo,
           (select count(*)::int from approval_cc where user_id = ${userId} and read_at is null) as cc_unread`.execute(
    db,
  )
  return rows[0] ?? { todo: 0, cc_unread: 0 }
}
