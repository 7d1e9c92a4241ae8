import { type Selectable, sql } from 'kysely'
import { notFound } from '../../domain/errors.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { type Listed, type Paging, pageOf } from '../listing.ts'

export type Executor = Omit<Selectable<Tables['executor']>, 'tenant_id'>
export type ExecutorReport = Pick<Executor, 'instance' | 'group' | 'host' | 'status' | 'running'> & {
  slots?: number | undefined
  started_at: string
}

export const executorSorts = ['id', 'instance', 'group', 'running', 'started_at', 'last_seen_at'] as const

const executorColumns = [
  'id',
  'instance',
  'group',
  'host',
  'running',
  'slots',
  'drain_requested',
  'started_at',
  'last_seen_at',
] as const

/** One that has not been heard of for this long is gone, whatever it said last. */
const silenceSeconds = 20
const forgottenAfterDays = 7

/** Notes what an executor says of itself; true when it is asked to take no new work. */
export async function reportExecutor(db: Db, report: ExecutorReport): Promise<boolean> {
  const { instance, ...state } = { ...report, slots: report.slots ?? null }
  const { drain_requested } = await db
    .insertInto('executor')
    .values({ instance, ...state })
    .onConflict((existing) =>
      existing.columns(['tenant_id', 'instance']).doUpdateSet({ ...state, last_seen_at: sql<Date>`now()` }),
    )
    .returning('drain_requested')
    .executeTakeFirstOrThrow()
  return drain_requested
}

/** Asks an executor to take no new work, or takes that back. It hears of it with its next report. */
export async function requestDrain(tx: Tx, id: number, isDraining: boolean): Promise<Executor> {
  const executor = await tx
    .updateTable('executor')
    .set({ drain_requested: isDraining })
    .where('id', '=', id)
    .where(isRemembered)
    .returning(executorColumns)
    .returning(statusNow.as('status'))
    .executeTakeFirst()
  if (!executor) throw notFound('执行器', 'executor')
  return executor
}

export type ExecutorGroup = { group: string; live: number; draining: number; running: number; slots: number }

/** Groups with an executor that is there, and how much those that take work carry. */
export async function listExecutorGroups(db: Db): Promise<ExecutorGroup[]> {
  const live = sql`${statusNow} = 'live'`
  return db
    .selectFrom('executor')
    .where('tenant_id', '=', 1)
    .where(statusNow, '<>', 'gone')
    .groupBy('group')
    .select([
      'group',
      sql<number>`count(*) filter (where ${live})`.as('live'),
      sql<number>`count(*) filter (where not ${live})`.as('draining'),
      sql<number>`coalesce(sum(running) filter (where ${live}), 0)`.as('running'),
      sql<number>`coalesce(sum(slots) filter (where ${live}), 0)`.as('slots'),
    ])
    .orderBy('group')
    .execute()
}

/** Names of those of a group that take work, in order. */
export async function listLiveExecutors(db: DbOrTx, group: string): Promise<string[]> {
  const executors = await db
    .selectFrom('executor')
    .select('instance')
    .where('tenant_id', '=', 1)
    .where('group', '=', group)
    .where(statusNow, '=', 'live')
    .orderBy('instance')
    .execute()
  return executors.map(({ instance }) => instance)
}

type ExecutorFilter = { q?: string | undefined; group?: string | undefined; status?: Executor['status'] | undefined }

/** Those that were heard of in the last days. */
export async function listExecutors(
  db: Db,
  filter: ExecutorFilter,
  paging: Paging<(typeof executorSorts)[number]>,
): Promise<Listed<Executor>> {
  let matching = db.selectFrom('executor').where('tenant_id', '=', 1).where(isRemembered)
  if (filter.group) matching = matching.where('group', '=', filter.group)
  if (filter.status) matching = matching.where(statusNow, '=', filter.status)
  if (filter.q) matching = matching.where(sql<boolean>`strpos(lower(instance), lower(${filter.q})) > 0`)
  let ordered = matching.select(executorColumns).select(statusNow.as('status'))
  for (const { field, direction } of paging.sort) ordered = ordered.orderBy(field, direction)
  return pageOf(ordered.orderBy('instance'), paging)
}

/** One that is asked to take no new work counts as draining from that moment on, though it may hear of it later. */
const statusNow = sql<Executor['status']>`
  case when last_seen_at < now() - make_interval(secs => ${silenceSeconds}) then 'gone'
    when drain_requested and status = 'live' then 'draining'
    else status end`

const isRemembered = sql<boolean>`last_seen_at > now() - make_interval(days => ${forgottenAfterDays})`
