import { type RetryRule, retryDelaysMs } from './attempt.ts'
import { type JobType, jobKinds } from './kinds.ts'

type Definition = RetryRule & {
  job_type: JobType
  executor_group: string
  executor_instance?: string | undefined
  timeout: number
  priority?: number
}

/** Of runs whose definition was frozen before there were classes. */
const usualPriority = 3

/** What of a definition decides how a fire is carried out. */
export function fireSettingsOf(definition: Definition) {
  return {
    runner: jobKinds[definition.job_type].runner,
    executorGroup: definition.executor_group,
    executorInstance: definition.executor_instance,
    priority: definition.priority ?? usualPriority,
    timeoutMs: definition.timeout * 1000,
    retryDelaysMs: retryDelaysMs(definition),
  }
}
