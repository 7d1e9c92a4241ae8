import { type Selectable, sql } from 'kysely'
import type { Db, DbOrTx, Tables } from '../database.ts'
import { type Listed, type Paging, pageOf } from '../listing.ts'

export type Executor = Omit<Selectable<Tables['executor']>, 'tenant_id'>
export type ExecutorReport = Pick<Executor, 'instance' | 'group' | 'host' | 'status' | 'running'> & {
  started_at: string
}

export const executorSorts = ['id', 'instance', 'group', 'running', 'started_at', 'last_seen_at'] as const

/** One that has not been heard of for this long is gone, whatever it said last. */
const silenceSeconds = 20
const forgottenAfterDays = 7

export async function reportExecutor(db: Db, report: ExecutorReport): Promise<void> {
  const { instance, ...state } = report
  await db
    .insertInto('executor')
    .values(report)
    .onConflict((existing) =>
      existing.columns(['tenant_id', 'instance']).doUpdateSet({ ...state, last_seen_at: sql<Date>`now()` }),
    )
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
  let matching = db
    .selectFrom('executor')
    .where('tenant_id', '=', 1)
    .where('last_seen_at', '>', sql<Date>`now() - make_interval(days => ${forgottenAfterDays})`)
  if (filter.group) matching = matching.where('group', '=', filter.group)
  if (filter.status) matching = matching.where(statusNow, '=', filter.status)
  if (filter.q) matching = matching.where(sql<boolean>`strpos(lower(instance), lower(${filter.q})) > 0`)
  let ordered = matching
    .select(['id', 'instance', 'group', 'host', 'running', 'started_at', 'last_seen_at'])
    .select(statusNow.as('status'))
  for (const { field, direction } of paging.sort) ordered = ordered.orderBy(field, direction)
  return pageOf(ordered.orderBy('instance'), paging)
}

const statusNow = sql<Executor['status']>`
  case when last_seen_at < now() - make_interval(secs => ${silenceSeconds}) then 'gone' else status end`
