import { DomainError } from '../../domain/errors.ts'
import { type JobType, jobKinds } from '../../domain/jobs/kinds.ts'
import { text } from '../../domain/text.ts'
import type { Caller } from '../context.ts'

/** Code that runs on a machine needs a right of its own, apart from writing jobs. */
export function refuseScriptWithoutRight(caller: Caller, jobType: JobType): void {
  if (jobKinds[jobType].runner !== 'executor' || caller.permissions.has('job:script')) return
  throw new DomainError(
    'forbidden',
    text(
      '编写脚本任务需要 job:script 权限，请联系管理员',
      'Writing script jobs needs the permission job:script; ask an administrator',
    ),
  )
}
