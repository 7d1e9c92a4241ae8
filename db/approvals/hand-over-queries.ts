import { type Selectable, type SqlBool, sql } from 'kysely'
import type { HandOverInput, HandOverStatus, HandOverTaskStatus } from '../../domain/approvals/hand-over.ts'
import { notFound } from '../../domain/errors.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { Text } from '../../domain/text.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'
import { type Listed, type Paging, pageOf } from '../listing.ts'

type Row = Selectable<Tables['approval_hand_over']>
export type HandOver = Pick<
  Row,
  | 'id'
  | 'from_user_id'
  | 'to_user_id'
  | 'reason'
  | 'status'
  | 'attempt'
  | 'trace_id'
  | 'ended_at'
  | 'created_by'
  | 'created_at'
> & { from_name: string; to_name: string | null; created_by_name: string | null } & Record<HandOverTaskStatus, number>

export const handOverSorts = ['id', 'created_at', 'ended_at'] as const
export type HandOverFilter = { status?: HandOverStatus | undefined; from_user_id?: number | undefined }

export async function listHandOvers(
  db: Db,
  viewer: Viewer,
  { status, from_user_id }: HandOverFilter,
  paging: Paging<(typeof handOverSorts)[number]>,
): Promise<Listed<HandOver>> {
  let matching = selectHandOvers(db).where(visible(viewer, 'user'))
  if (status) matching = matching.where('approval_hand_over.status', '=', status)
  if (from_user_id) matching = matching.where('from_user_id', '=', from_user_id)
  for (const { field, direction } of paging.sort) matching = matching.orderBy(`approval_hand_over.${field}`, direction)
  return pageOf(
    matching.orderBy('approval_hand_over.created_at', 'desc').orderBy('approval_hand_over.id', 'desc'),
    paging,
  )
}

export async function getHandOver(db: DbOrTx, id: number): Promise<HandOver> {
  const found = await selectHandOvers(db).where('approval_hand_over.id', '=', id).executeTakeFirst()
  if (!found) throw notFound('审批交接', 'hand-over')
  return found
}

/** Whether one is under way that begins with one of these two, or ends where this one begins: tasks would go round in circles. */
export async function hasHandOverBeside(tx: Tx, { from, to }: { from: number; to: number | null }): Promise<boolean> {
  await sql`lock table approval_hand_over in share row exclusive mode`.execute(tx)
  const found = await tx
    .selectFrom('approval_hand_over')
    .select('id')
    .where('status', '=', 'running')
    .where((eb) => eb.or([eb('from_user_id', 'in', [from, to ?? from]), eb('to_user_id', '=', from)]))
    .executeTakeFirst()
  return found !== undefined
}

export async function insertHandOver(
  tx: Tx,
  { from_user_id, to_user_id, reason }: HandOverInput,
  { traceId, createdBy, departmentId }: { traceId: string; createdBy: number; departmentId: number | null },
): Promise<{ id: number; attempt: number }> {
  return tx
    .insertInto('approval_hand_over')
    .values({
      ...{ from_user_id, to_user_id, reason, trace_id: traceId },
      ...{ created_by: createdBy, department_id: departmentId },
    })
    .returning(['id', 'attempt'])
    .executeTakeFirstOrThrow()
}

/** What could not be handed over waits again, for another person where one is named. Undefined unless some had failed. */
export async function reopenHandOver(
  tx: Tx,
  { id, toUserId }: { id: number; toUserId: number | null },
): Promise<{ id: number; attempt: number } | undefined> {
  const reopened = await tx
    .updateTable('approval_hand_over')
    .set({ status: 'running', ended_at: null, to_user_id: toUserId, attempt: sql<number>`attempt + 1` })
    .where('id', '=', id)
    .where('status', 'in', ['failed', 'cancelled'])
    .returning(['id', 'attempt'])
    .executeTakeFirst()
  if (!reopened) return undefined
  await tx
    .updateTable('approval_hand_over_task')
    .set({ status: 'waiting', error_msg: null, ended_at: null })
    .where('hand_over_id', '=', id)
    .where('status', '=', 'failed')
    .execute()
  return reopened
}

/** How it ended; the stored end when it had ended already. */
export async function settleHandOver(
  tx: Tx,
  { id, isCancelled }: { id: number; isCancelled: boolean },
): Promise<HandOverStatus> {
  const { waiting, failed, status } = await getHandOver(tx, id)
  if (status !== 'running') return status
  const end = isCancelled ? 'cancelled' : waiting + failed > 0 ? 'failed' : 'done'
  await tx
    .updateTable('approval_hand_over')
    .set({ status: end, ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('status', '=', 'running')
    .execute()
  return end
}

/** Notes what there is to hand over by now, each task once; gives how many wait. */
export async function gatherHandOverTasks(tx: Tx, { id, from_user_id }: HandOver): Promise<number> {
  await sql`
    insert into approval_hand_over_task (hand_over_id, task_id)
    select ${id}, task.id from approval_task as task
    join approval_instance as instance on instance.id = task.instance_id and instance.status = 'pending'
    where task.assignee_id = ${from_user_id} and task.status in ('open', 'held') and task.kind <> 'resubmit'
    order by task.id
    on conflict (tenant_id, hand_over_id, task_id) do nothing`.execute(tx)
  return (await getHandOver(tx, id)).waiting
}

export async function listWaitingTasks(db: Db, handOverId: number, limit: number) {
  return db
    .selectFrom('approval_hand_over_task as handed')
    .innerJoin('approval_task as task', 'task.id', 'handed.task_id')
    .select(['handed.task_id', 'task.instance_id'])
    .where('handed.hand_over_id', '=', handOverId)
    .where('handed.status', '=', 'waiting')
    .orderBy('handed.id')
    .limit(limit)
    .execute()
}

export async function endHandOverTask(
  tx: Tx,
  { handOverId, taskId, toUserId }: { handOverId: number; taskId: number; toUserId: number },
): Promise<void> {
  await tx
    .updateTable('approval_hand_over_task')
    .set({ status: 'done', to_user_id: toUserId, ended_at: sql<Date>`now()` })
    .where('hand_over_id', '=', handOverId)
    .where('task_id', '=', taskId)
    .where('status', '=', 'waiting')
    .execute()
}

/** One that is theirs no more by then is skipped. */
export async function refuseHandOverTask(
  tx: Tx,
  { handOver, taskId, errorMsg }: { handOver: HandOver; taskId: number; errorMsg: Text },
): Promise<void> {
  const isTheirs = sql`exists (select from approval_task as task
    where task.id = ${taskId} and task.assignee_id = ${handOver.from_user_id} and task.status in ('open', 'held'))`
  await tx
    .updateTable('approval_hand_over_task')
    .set({
      status: sql<'failed' | 'skipped'>`case when ${isTheirs} then 'failed' else 'skipped' end`,
      error_msg: JSON.stringify(errorMsg),
      ended_at: sql<Date>`now()`,
    })
    .where('hand_over_id', '=', handOver.id)
    .where('task_id', '=', taskId)
    .where('status', '=', 'waiting')
    .execute()
}

function selectHandOvers(db: DbOrTx) {
  const nameOf = (column: string) =>
    sql<string | null>`(select name from "user" as other where other.id = ${sql.ref(`approval_hand_over.${column}`)})`
  const count = (status: HandOverTaskStatus) =>
    sql<number>`(select count(*)::int from approval_hand_over_task as handed
      where handed.tenant_id = 1 and handed.hand_over_id = approval_hand_over.id and handed.status = ${status})`.as(
      status,
    )
  return db
    .selectFrom('approval_hand_over')
    .innerJoin('user', 'user.id', 'from_user_id')
    .select(['approval_hand_over.id', 'from_user_id', 'user.name as from_name', 'to_user_id', 'reason', 'attempt'])
    .select(['approval_hand_over.status', 'trace_id', 'ended_at', 'approval_hand_over.created_by'])
    .select('approval_hand_over.created_at')
    .select([nameOf('to_user_id').as('to_name'), nameOf('created_by').as('created_by_name')])
    .select([count('waiting'), count('done'), count('skipped'), count('failed')])
    .where(sql<SqlBool>`approval_hand_over.tenant_id = 1`)
}
