import type { DbOrTx } from '../../db/database.ts'
import { countUsers } from '../../db/jobs/alert-queries.ts'
import { listRobotsById } from '../../db/notifications/robot-queries.ts'
import { invalid } from '../../domain/errors.ts'
import { checkAlert } from '../../domain/jobs/alert-rules.ts'
import type { JobInput } from '../../domain/jobs/job.ts'
import { text } from '../../domain/text.ts'

/** Throws for an alert that could never reach those whom it names. */
export async function checkJobAlert(
  db: DbOrTx,
  job: Pick<JobInput, 'alert' | 'start_deadline' | 'finish_deadline'>,
): Promise<void> {
  const { alert } = job
  if (!alert) return
  checkAlert(job, alert.robot_ids.length > 0 ? await listRobotsById(db, alert.robot_ids) : [])
  const recipients = [...new Set(alert.recipients)]
  if (recipients.length > 0 && (await countUsers(db, recipients)) < recipients.length) {
    throw invalid('alert.recipients', text('用户不存在', 'There is no such user'))
  }
}
