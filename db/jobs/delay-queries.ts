import { sql } from 'kysely'
import type { RunStatus } from '../../domain/jobs/job-status.ts'
import type { DbOrTx } from '../database.ts'

/** What the next fire of a fixed delay counts from: since when its trigger counts, and its newest scheduled run. */
export type Delay = { armed_at: Date; last: { status: RunStatus; end_time: Date | null } | undefined }

export async function listDelays(db: DbOrTx, jobIds: number[]): Promise<Map<number, Delay>> {
  if (jobIds.length === 0) return new Map()
  const { rows } = await sql<{ id: number; armed_at: Date; status: RunStatus | null; end_time: Date | null }>`
    select job.id, job.armed_at, last.status, last.end_time
    from job left join lateral (
      select status, end_time from job_log
      where job_log.job_id = job.id and trigger = 'schedule' and parent_id is null
      order by scheduled_at desc limit 1
    ) as last on true
    where job.id = any (${jobIds}::bigint[])`.execute(db)
  return new Map(
    rows.map(({ id, armed_at, status, end_time }) => [
      id,
      { armed_at, last: status === null ? undefined : { status, end_time } },
    ]),
  )
}
