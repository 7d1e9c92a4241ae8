import type { Tx } from '../../db/database.ts'
import { forgetUse } from '../../db/datasources/datasource-access.ts'
import { deleteJob, lockJob, missingJob } from '../../db/jobs/job-queries.ts'
import { addOutboxLine } from '../../db/outbox/outbox-queries.ts'
import { openDueFires } from './due-fires.ts'
import { scheduleLine } from './job-record.ts'

/** Deletes a job, or a flow's trigger, with its schedule; what fell due before still runs. */
export async function removeJob(tx: Tx, id: number, traceId: string, missing = missingJob): Promise<void> {
  const current = await lockJob(tx, id)
  if (!current || !(await deleteJob(tx, id))) throw missing()
  await forgetUse(tx, id)
  await openDueFires(tx, current, traceId)
  await addOutboxLine(tx, scheduleLine(id, traceId))
}
