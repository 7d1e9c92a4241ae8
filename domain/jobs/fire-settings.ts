import { type RetryRule, retryDelaysMs } from './attempt.ts'
import type { JobConfig } from './job.ts'
import { type JobType, jobKinds, type StoredType } from './kinds.ts'
import { isSharded, type Shape } from './shard-rules.ts'

type Definition = RetryRule & {
  job_type: JobType
  config: JobConfig
  executor_group: string
  executor_instance?: string | undefined
  timeout: number
  priority?: number
}

/** Of runs whose definition was frozen before there were classes. */
const usualPriority = 3

/** What carries an attempt out: an activity of ours, or one of a worker that somebody else runs. */
export type RunActivity = 'runHttpJob' | 'runScriptJob' | 'runSqlJob' | 'runGrpcJob' | 'foreignActivity'

/** Of 1 to 5. */
export function priorityOf({ priority }: { priority?: number | undefined }): number {
  return priority ?? usualPriority
}

/** Whether a run is carried out by attempts of its own, rather than by its shards or its nodes. */
export function hasAttempts(definition: { job_type: StoredType } & Shape): boolean {
  return definition.job_type !== 'flow' && !isSharded(definition)
}

/** What of a definition decides how a fire is carried out. */
export function fireSettingsOf(definition: Definition) {
  const { runner } = jobKinds[definition.job_type]
  const activity = activityOf(definition)
  return {
    runner,
    activity,
    // Whatever a worker of ours carries out itself.
    ...(runner === 'worker' && activity !== 'foreignActivity' && { inline: true as const }),
    executorGroup: definition.executor_group,
    executorInstance: definition.executor_instance,
    priority: priorityOf(definition),
    timeoutMs: definition.timeout * 1000,
    retryDelaysMs: retryDelaysMs(definition),
  }
}

function activityOf({ job_type, config }: Pick<Definition, 'job_type' | 'config'>): RunActivity {
  switch (job_type) {
    case 'http':
      return 'runHttpJob'
    case 'sql':
      return 'runSqlJob'
    case 'rpc':
      return 'protocol' in config && config.protocol === 'temporal' ? 'foreignActivity' : 'runGrpcJob'
    case 'shell':
    case 'python':
      return 'runScriptJob'
  }
}
