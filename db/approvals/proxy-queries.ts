import { type SqlBool, sql } from 'kysely'
import type { ProxyState } from '../../domain/approvals/proxy.ts'
import type { ProxySpan } from '../../domain/approvals/proxy-rules.ts'
import { notFound } from '../../domain/errors.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { Db, DbOrTx, Tx } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'
import { type Listed, type Paging, pageOf } from '../listing.ts'

export type ApprovalProxy = {
  id: number
  user_id: number
  user_name: string
  proxy_id: number
  proxy_name: string | null
  workflow_ids: number[]
  starts_at: Date
  ends_at: Date
  ended_at: Date | null
  reason: string
  state: ProxyState
  created_by: number | null
  created_at: Date
}

export const proxySorts = ['id', 'starts_at', 'ends_at', 'created_at'] as const
export type ProxyFilter = {
  /** `own`: those in which the viewer is one of the two. */
  scope: 'own' | 'all'
  user_id?: number | undefined
  state?: ProxyState | undefined
}

const stateOf = sql<ProxyState>`case
  when ended_at is not null or ends_at <= now() then 'ended'
  when starts_at > now() then 'upcoming'
  else 'current' end`

export async function listProxies(
  db: Db,
  viewer: Viewer,
  { scope, user_id, state }: ProxyFilter,
  paging: Paging<(typeof proxySorts)[number]>,
): Promise<Listed<ApprovalProxy>> {
  let matching = selectProxies(db)
  if (scope === 'all') matching = matching.where(visible(viewer, 'user'))
  else matching = matching.where(isOf(viewer.userId))
  if (user_id !== undefined) matching = matching.where('approval_proxy.user_id', '=', user_id)
  if (state !== undefined) matching = matching.where(sql<SqlBool>`${stateOf} = ${state}`)
  for (const { field, direction } of paging.sort) matching = matching.orderBy(`approval_proxy.${field}`, direction)
  return pageOf(matching.orderBy('approval_proxy.id', 'desc'), paging)
}

export async function getProxy(db: DbOrTx, id: number): Promise<ApprovalProxy> {
  const found = await selectProxies(db).where('approval_proxy.id', '=', id).executeTakeFirst()
  if (!found) throw missingProxy()
  return found
}

/** Until `tx` ends nobody else arranges one, so that two cannot pass each other's check. */
export async function lockProxies(tx: Tx): Promise<void> {
  await sql`lock table approval_proxy in share row exclusive mode`.execute(tx)
}

/** Those that one of these two has to do with during a time. */
export async function listProxiesBeside(
  tx: Tx,
  { userId, proxyId, startsAt, endsAt }: Omit<ProxySpan, 'workflowIds'>,
): Promise<ProxySpan[]> {
  const people = [userId, proxyId]
  return tx
    .selectFrom('approval_proxy')
    .select(['user_id as userId', 'proxy_id as proxyId', 'workflow_ids as workflowIds'])
    .select(['starts_at as startsAt', 'ends_at as endsAt'])
    .where((eb) => eb.or([eb('user_id', 'in', people), eb('proxy_id', 'in', people)]))
    .where('ended_at', 'is', null)
    .where('starts_at', '<', endsAt)
    .where('ends_at', '>', startsAt)
    .execute()
}

export async function insertProxy(
  tx: Tx,
  { userId, proxyId, workflowIds, startsAt, endsAt }: ProxySpan,
  { reason, createdBy, departmentId }: { reason: string; createdBy: number; departmentId: number | null },
): Promise<ApprovalProxy> {
  const { id } = await tx
    .insertInto('approval_proxy')
    .values({
      ...{ user_id: userId, proxy_id: proxyId, workflow_ids: workflowIds, starts_at: startsAt, ends_at: endsAt },
      ...{ reason, created_by: createdBy, department_id: departmentId },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return getProxy(tx, id)
}

/** False when it is over already. */
export async function endProxy(tx: Tx, id: number): Promise<boolean> {
  const ended = await tx
    .updateTable('approval_proxy')
    .set({ ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

function isOf(userId: number) {
  return sql<SqlBool>`(approval_proxy.user_id = ${userId} or approval_proxy.proxy_id = ${userId})`
}

function selectProxies(db: DbOrTx) {
  return db
    .selectFrom('approval_proxy')
    .innerJoin('user', 'user.id', 'approval_proxy.user_id')
    .select(['approval_proxy.id', 'user_id', 'user.name as user_name', 'proxy_id', 'workflow_ids', 'starts_at'])
    .select(['ends_at', 'ended_at', 'reason', 'approval_proxy.created_by', 'approval_proxy.created_at'])
    .select([
      stateOf.as('state'),
      sql<string | null>`(select name from "user" as other where other.id = proxy_id)`.as('proxy_name'),
    ])
}

export function missingProxy() {
  return notFound('代理设置', 'arrangement')
}
