import { systemTransaction } from '../../db/audit/system-transaction.ts'
import type { Db } from '../../db/database.ts'
import { hasAnyJobEver, insertJob } from '../../db/jobs/job-queries.ts'
import { addOutboxLine } from '../../db/outbox/outbox-queries.ts'
import { demoJobs } from './demo-jobs.ts'

/** Sample jobs for a database that has never had a job; gives how many were made. Deleted ones do not come back. */
export async function seedDemo(db: Db, address: { host: string; port: number }): Promise<number> {
  return systemTransaction(db, { reason: 'sample data' }, async (tx) => {
    if (await hasAnyJobEver(tx)) return 0
    const jobs = demoJobs(address)
    for (const input of jobs) {
      const job = await insertJob(tx, input, { userId: null, departmentId: null })
      await addOutboxLine(tx, { kind: 'sync_schedule', subject: `job:${job.id}` })
    }
    return jobs.length
  })
}
