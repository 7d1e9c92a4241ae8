import type { DbOrTx } from '../../db/database.ts'
import { listSuccessfulTimes } from '../../db/jobs/backfill-queries.ts'
import type { Firing } from '../../db/jobs/job-queries.ts'
import type { BackfillInput } from '../../domain/jobs/backfill.ts'
import { backfillTimes } from '../../domain/jobs/backfill-rules.ts'

type BackfillPlan = { times: number[]; successful: ReadonlySet<number> }

/** The times of a job's fires in the range, in the order asked for, and which of them are left out. */
export async function planBackfill(db: DbOrTx, job: Firing, input: BackfillInput): Promise<BackfillPlan> {
  const times = backfillTimes(job, input, Date.now())
  if (input.order === 'desc') times.reverse()
  const successful = input.skip_successful ? await listSuccessfulTimes(db, job.id, input) : new Set<number>()
  return { times, successful }
}
