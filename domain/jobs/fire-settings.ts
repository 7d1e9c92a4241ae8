import { type RetryRule, retryDelaysMs } from './attempt.ts'
import { type JobType, jobKinds } from './kinds.ts'

type Definition = RetryRule & { job_type: JobType; executor_group: string; timeout: number }

/** What of a definition decides how a fire is carried out. */
export function fireSettingsOf(definition: Definition) {
  return {
    runner: jobKinds[definition.job_type].runner,
    executorGroup: definition.executor_group,
    timeoutMs: definition.timeout * 1000,
    retryDelaysMs: retryDelaysMs(definition),
  }
}
