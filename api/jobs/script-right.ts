import { getJob } from '../../db/jobs/job-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import type { JobType } from '../../domain/jobs/kinds.ts'
import { isScript } from '../../domain/jobs/script-kinds.ts'
import { text } from '../../domain/text.ts'
import type { Caller } from '../context.ts'
import type { StepUpRule } from '../http/route-info.ts'

/** Whether what is to run once is code for a machine. */
export const runsScript: StepUpRule = (_, { body }) => isScript(body.job_type)

/** Whether a job is such code, or takes the place of one that was. */
export const writesScript: StepUpRule = async (c, { params, body }) => {
  if (isScript(body.job_type)) return true
  return params?.id !== undefined && isScript((await getJob(c.get('db'), params.id)).job_type)
}

/** Code that runs on a machine needs a right of its own, apart from writing jobs. */
export function refuseScriptWithoutRight(caller: Caller, jobType: JobType): void {
  if (!isScript(jobType) || caller.permissions.has('job:script')) return
  throw new DomainError(
    'forbidden',
    text(
      '编写脚本任务需要 job:script 权限，请联系管理员',
      'Writing script jobs needs the permission job:script; ask an administrator',
    ),
  )
}
