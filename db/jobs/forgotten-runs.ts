import { sql } from 'kysely'
import type { StoredType } from '../../domain/jobs/kinds.ts'
import type { Db } from '../database.ts'
import type { RunKey } from './run-queries.ts'

/** Open runs that nothing has touched for a while and whose start is not still waiting in the outbox. */
export async function listForgottenRuns(db: Db, quietMs: number) {
  const rows = await db
    .selectFrom('job_log')
    .select(['id', 'scheduled_at', 'status', 'workflow_id', 'trace_id'])
    .select(sql<StoredType>`definition ->> 'job_type'`.as('job_type'))
    .where('status', 'in', ['waiting', 'running'])
    .where('updated_at', '<', sql<Date>`now() - make_interval(secs => ${quietMs / 1000})`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox')
            .select('outbox.id')
            .where('delivered_at', 'is', null)
            .whereRef('subject', '=', sql<string>`'job_run:' || job_log.id`),
        ),
      ),
    )
    .orderBy('updated_at')
    .limit(200)
    .execute()
  return rows.flatMap((row) => (row.workflow_id === null ? [] : [{ ...row, workflow_id: row.workflow_id }]))
}

/** Puts runs that were found alive at the end of the line. */
export async function touchRuns(db: Db, runs: RunKey[]): Promise<void> {
  if (runs.length === 0) return
  await db
    .updateTable('job_log')
    .set({ updated_at: sql<Date>`now()` })
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('id', 'scheduled_at'),
        'in',
        runs.map((run) => tuple(run.runId, new Date(run.scheduledAt))),
      ),
    )
    .execute()
}
