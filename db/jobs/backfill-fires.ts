import { sql } from 'kysely'
import type { BackfillStatus } from '../../domain/jobs/backfill-status.ts'
import type { StoredType } from '../../domain/jobs/kinds.ts'
import type { Tx } from '../database.ts'
import type { RunKey } from './run-queries.ts'

export type OpenableBackfill = {
  id: number
  job_id: number
  status: BackfillStatus
  total: number
  trace_id: string
  is_job_gone: boolean
  job_type: StoredType
}

/** Holds the backfill until the transaction ends: whoever pauses or cancels it waits for what is being opened. */
export async function lockBackfill(tx: Tx, id: number): Promise<OpenableBackfill | undefined> {
  return tx
    .selectFrom('backfill')
    .select(['id', 'job_id', 'status', 'total', 'trace_id'])
    .select(sql<StoredType>`definition ->> 'job_type'`.as('job_type'))
    .select(
      sql<boolean>`not exists (select from job where id = backfill.job_id and deleted_at is null)`.as('is_job_gone'),
    )
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

type Planned = { position: number; scheduled_at: Date; run_id: number | null }

/**
 * Opens the next fires of the plan after a position: writes their rows, or finds those that an attempt of this step wrote
 * before. What has ended is passed over.
 */
export async function openPlannedFires(
  tx: Tx,
  backfill: OpenableBackfill,
  { after, count, workflowPrefix }: { after: number; count: number; workflowPrefix: string },
): Promise<{ runs: RunKey[]; after: number }> {
  const planned = await nextPlanned(tx, backfill, { after, count })
  const last = planned.at(-1)
  if (!last) return { runs: [], after }
  const missing = planned.filter(({ run_id }) => run_id === null).map(({ scheduled_at }) => scheduled_at)
  const made = await insertRuns(tx, backfill, missing, workflowPrefix)
  await tx
    .updateTable('backfill')
    .set({ opened: sql<number>`greatest(opened, ${last.position})` })
    .where('id', '=', backfill.id)
    .execute()
  const runs = planned.flatMap(({ run_id, scheduled_at }) => {
    const runId = run_id ?? made.get(scheduled_at.getTime())
    return runId === undefined ? [] : [{ runId, scheduledAt: scheduled_at.toISOString() }]
  })
  return { runs, after: last.position }
}

function nextPlanned(
  tx: Tx,
  { id, job_id }: OpenableBackfill,
  { after, count }: { after: number; count: number },
): Promise<Planned[]> {
  return tx
    .selectFrom('backfill_fire as fire')
    .leftJoin('job_log as run', (join) =>
      join
        .on('run.tenant_id', '=', 1)
        .on('run.backfill_id', '=', id)
        .on('run.job_id', '=', job_id)
        .onRef('run.scheduled_at', '=', 'fire.scheduled_at'),
    )
    .select(['fire.position', 'fire.scheduled_at', 'run.id as run_id'])
    .where('fire.backfill_id', '=', id)
    .where('fire.position', '>', after)
    .where(({ or, eb }) => or([eb('run.id', 'is', null), eb('run.status', 'in', ['waiting', 'running'])]))
    .orderBy('fire.position')
    .limit(count)
    .execute()
}

async function insertRuns(
  tx: Tx,
  backfill: OpenableBackfill,
  times: Date[],
  workflowPrefix: string,
): Promise<Map<number, number>> {
  if (times.length === 0) return new Map()
  // The ids are drawn first, since the names of the workflows are made of them.
  const { rows } = await sql<{ id: number; scheduled_at: Date }>`
    insert into job_log (id, job_id, backfill_id, definition, params, trigger, triggered_by, created_by, department_id,
                         scheduled_at, trace_id, workflow_id, status)
    overriding system value
    select drawn.id, backfill.job_id, backfill.id, backfill.definition, backfill.params, 'backfill', backfill.created_by,
           backfill.created_by, backfill.department_id, drawn.time, backfill.trace_id, ${workflowPrefix} || drawn.id, 'waiting'
    from backfill, (
      select nextval(pg_get_serial_sequence('job_log', 'id')) as id, time from unnest(${times}::timestamptz[]) as time
    ) as drawn
    where backfill.id = ${backfill.id}
    returning id, scheduled_at
  `.execute(tx)
  return new Map(rows.map(({ id, scheduled_at }) => [scheduled_at.getTime(), id]))
}
