import type { Tx } from '../../db/database.ts'
import { forgetUse } from '../../db/datasources/datasource-access.ts'
import { deleteJob, lockJob, missingJob } from '../../db/jobs/job-queries.ts'
import { openDueFires } from './due-fires.ts'

/** Deletes a job; what fell due before still runs. */
export async function removeJob(tx: Tx, id: number, traceId: string): Promise<void> {
  const current = await lockJob(tx, id)
  if (!current || !(await deleteJob(tx, id))) throw missingJob()
  await forgetUse(tx, id)
  await openDueFires(tx, current, traceId)
}
