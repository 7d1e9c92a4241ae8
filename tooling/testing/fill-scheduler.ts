import type { Tx } from '../../db/database.ts'

/** Two calendars, two halts of the scheduler, one of which goes on, and a backfill with a fire of each job. */
export async function fillScheduler(tx: Tx, userId: number): Promise<void> {
  await tx
    .insertInto('calendar')
    .values(['法定节假日', '仓库'].map((name) => ({ name, holidays: ['2026-10-01'], created_by: userId })))
    .execute()
  await tx
    .insertInto('scheduler_halt')
    .values([new Date(), null].map((resumed_at) => ({ reason: '下游故障', cancel_running: false, resumed_at })))
    .execute()
  const jobs = await tx.selectFrom('job').select('id').execute()
  const backfills = await tx
    .insertInto('backfill')
    .values(
      jobs.map(({ id }) => ({
        job_id: id,
        start_at: '2026-01-01T00:00:00Z',
        end_at: '2026-01-02T00:00:00Z',
        concurrency: 1,
        order: 'asc' as const,
        skip_successful: true,
        params: '{}',
        definition: '{}',
        total: 1,
        trace_id: 'a'.repeat(32),
        created_by: userId,
      })),
    )
    .returning('id')
    .execute()
  await tx
    .insertInto('backfill_fire')
    .values(backfills.map(({ id }) => ({ backfill_id: id, position: 1, scheduled_at: '2026-01-01T00:00:00Z' })))
    .execute()
}
