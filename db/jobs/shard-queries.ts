import { sql } from 'kysely'
import { type ShardEnd, shardDefinitions } from '../../domain/jobs/shard-rules.ts'
import type { Text } from '../../domain/text.ts'
import type { DbOrTx, Tx } from '../database.ts'
import { listLiveExecutors } from './executor-queries.ts'
import type { RunKey, RunState } from './run-queries.ts'
import { settleOpenRun } from './settle-open-run.ts'

/** Makes the rows of a run's shards, once, and gives them; the run itself counts as running from here on. */
export async function openShards(tx: Tx, run: RunState, workflowIdPrefix: string): Promise<RunKey[]> {
  const standing = await listShardKeys(tx, run)
  if (standing.length > 0) return standing
  const group = run.definition.executor_group
  const definitions = shardDefinitions(
    run.definition,
    run.definition.broadcast ? await listLiveExecutors(tx, group) : [],
  )
  await sql`
    insert into job_log (job_id, parent_id, shard_index, trace_id, trigger, triggered_by, is_test, scheduled_at, status,
      definition, params, created_by, department_id)
    select job_id, id, shard.index - 1, trace_id, trigger, triggered_by, is_test, scheduled_at, 'waiting',
      shard.definition, params, created_by, department_id
    from job_log, jsonb_array_elements(${JSON.stringify(definitions)}::jsonb) with ordinality as shard (definition, index)
    where id = ${run.id} and scheduled_at = ${run.scheduled_at}
    order by shard.index`.execute(tx)
  await tx
    .updateTable('job_log')
    .set({ workflow_id: sql<string>`${workflowIdPrefix} || id` })
    .where('parent_id', '=', run.id)
    .where('scheduled_at', '=', run.scheduled_at)
    .execute()
  await tx
    .updateTable('job_log')
    .set({ status: 'running', start_time: sql<Date>`coalesce(start_time, now())`, updated_at: sql<Date>`now()` })
    .where('id', '=', run.id)
    .where('scheduled_at', '=', run.scheduled_at)
    .where('status', 'in', ['waiting', 'running'])
    .execute()
  return listShardKeys(tx, run)
}

type Shard = Pick<RunState, 'id' | 'scheduled_at'> & ShardEnd

/** Without their results, which may be large. */
async function listShardKeys(db: DbOrTx, parent: Pick<RunState, 'id' | 'scheduled_at'>): Promise<RunKey[]> {
  const shards = await shardsOf(db, parent).select(['id', 'scheduled_at']).execute()
  return shards.map(keyOf)
}

const keyOf = ({ id, scheduled_at }: Pick<RunState, 'id' | 'scheduled_at'>): RunKey => ({
  runId: id,
  scheduledAt: scheduled_at.toISOString(),
})

async function listShards(db: DbOrTx, parent: Pick<RunState, 'id' | 'scheduled_at'>): Promise<Shard[]> {
  return shardsOf(db, parent)
    .select(['id', 'scheduled_at', 'status', 'result'])
    .select(sql<number>`shard_index`.as('shardIndex'))
    .execute()
}

const shardsOf = (db: DbOrTx, { id, scheduled_at }: Pick<RunState, 'id' | 'scheduled_at'>) =>
  db.selectFrom('job_log').where('parent_id', '=', id).where('scheduled_at', '=', scheduled_at).orderBy('shard_index')

/** How each shard of a run ended. One that is open still never began, and ends with this reason. */
export async function endShards(tx: Tx, run: RunState, why: Text): Promise<ShardEnd[]> {
  const shards = await listShards(tx, run)
  for (const shard of shards.filter(({ status }) => status === 'waiting' || status === 'running')) {
    await settleOpenRun(tx, keyOf(shard), { status: 'cancelled', errorMsg: why })
    shard.status = 'cancelled'
  }
  return shards
}

/**
 * A shard that was run once more and succeeded makes the whole succeed, when no other is left that did not. True when it did
 * so now.
 */
export async function mendParent(tx: Tx, { runId, scheduledAt }: RunKey): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    update job_log as parent set status = 'success', error_msg = null, updated_at = now()
    from job_log as rerun join job_log as shard
      on shard.id = rerun.rerun_of and shard.scheduled_at = rerun.scheduled_at
    where rerun.id = ${runId} and rerun.scheduled_at = ${new Date(scheduledAt)} and rerun.status = 'success'
      and parent.id = shard.parent_id and parent.scheduled_at = shard.scheduled_at
      and parent.status in ('failed', 'timeout')
      and not exists (
        select from job_log as broken
        where broken.parent_id = parent.id and broken.scheduled_at = parent.scheduled_at and broken.status <> 'success'
          and not exists (
            select from job_log as mended
            where mended.rerun_of = broken.id and mended.scheduled_at = broken.scheduled_at
              and mended.status = 'success'))
    returning parent.id, pg_notify('job_run', parent.id::text)`.execute(tx)
  return rows.length > 0
}
