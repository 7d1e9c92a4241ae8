import { defineSignal, defineUpdate } from '@temporalio/workflow'
import type { AttemptOutcome } from '../../domain/jobs/attempt.ts'
import type { RunActivity } from '../../domain/jobs/fire-settings.ts'
import type { RunStatus } from '../../domain/jobs/job-status.ts'
import type { Runner, StoredType } from '../../domain/jobs/kinds.ts'
import type { Text } from '../../domain/text.ts'

/** Where workflows and the platform's own activities run. */
export const opsQueue = 'ops'

/** Where scripts of an executor group run. */
export function executorQueue(group: string): string {
  return `exec:${group}`
}

const executorActivityPrefix = 'exec:'

/** The id of an activity that an executor carries out: what goes to it and comes back is sealed so that it can read it. */
export function executorActivityId(attempt: number): string {
  return `${executorActivityPrefix}${attempt}`
}

/** Of activities of workers that others run, whose ids are idempotency keys: what goes there has to be readable there. */
const foreignActivityPrefix = 'ops-run-'

/** Who reads the payloads of an activity, by its id. */
export function payloadAudience(activityId: string | undefined): 'platform' | 'executor' | 'anybody' {
  if (activityId?.startsWith(foreignActivityPrefix)) return 'anybody'
  return activityId?.startsWith(executorActivityPrefix) ? 'executor' : 'platform'
}

const oneExecutorPrefix = 'exec@'

/** Where work waits that one executor alone must do. */
export function executorInstanceQueue(instance: string): string {
  return `${oneExecutorPrefix}${instance}`
}

export function isForOneExecutor(queue: string): boolean {
  return queue.startsWith(oneExecutorPrefix)
}

/** Where the attempts of a run wait for whoever carries them out. */
export function runQueue(run: {
  runner: Runner
  executorGroup: string
  executorInstance?: string | undefined
}): string {
  if (run.runner === 'worker') return opsQueue
  return run.executorInstance ? executorInstanceQueue(run.executorInstance) : executorQueue(run.executorGroup)
}

/** What carries a run out: a workflow of this type, whose id, when we start it ourselves, is the run's after this prefix. */
export type Process = { workflowType: string; idPrefix: string; kind: string }

const jobProcess = { workflowType: 'jobRunWorkflow', idPrefix: 'job-run:', kind: 'job-run' } as const
const flowProcess = { workflowType: 'flowRunWorkflow', idPrefix: 'flow-run:', kind: 'flow-run' } as const

export function processOf(jobType: StoredType): Process {
  return jobType === 'flow' ? flowProcess : jobProcess
}

export const jobRunWorkflowPrefix = jobProcess.idPrefix

/** A run of a job that we start ourselves: manual, rerun, test. */
export function jobRunWorkflowId(runId: number): string {
  return `${jobRunWorkflowPrefix}${runId}`
}

/** A run of a flow that we start ourselves. */
export function flowRunWorkflowId(runId: number): string {
  return `${flowProcess.idPrefix}${runId}`
}

export function jobScheduleId(jobId: number): string {
  return `job:${jobId}`
}

/** The id that a Schedule gives to the workflow of one fire; we use it too when we make up for a missed one. */
export function scheduledRunWorkflowId(jobId: number, scheduledAtMs: number): string {
  return `${jobScheduleId(jobId)}-${new Date(scheduledAtMs).toISOString().replace(/\.\d+Z$/, 'Z')}`
}

/** The one loop of a job that fires so long after its last run ended. */
export function fixedDelayLoopId(jobId: number): string {
  return `job-loop:${jobId}`
}

/** The job is not what it was when the loop looked at it. */
export const wakeLoop = defineSignal('wakeLoop')

/** How a run whose row and first attempt stand is carried out. */
export type FirePlan = {
  run: { runId: number; scheduledAt: string }
  runner: Runner
  /** Left out by starts of earlier versions: then the runner tells. */
  activity?: RunActivity
  /** Its attempts are tried within the step of the workflow first. */
  inline?: true
  taskQueue: string
  /** 1 (first) to 5. */
  priority?: number
  /** Of each attempt. */
  timeoutMs: number
  retryDelaysMs: number[]
  /** Opens this one attempt to the executor that runs it. */
  ticket: string
  /** Its first attempt is made already: what it came to, or the queue of the process that has it in hand. */
  begun?: { outcome: AttemptOutcome } | { heldAt: string }
}

type FireSettings = Omit<FirePlan, 'run' | 'taskQueue' | 'ticket' | 'begun'> & {
  executorGroup: string
  executorInstance?: string | undefined
}

/** `settings`: what the definition says, as `fireSettingsOf` reads it. */
export function firePlanOf(run: FirePlan['run'], settings: FireSettings, ticket: string): FirePlan {
  const { executorGroup, executorInstance, ...rest } = settings
  return { run, ...rest, taskQueue: runQueue({ runner: rest.runner, executorGroup, executorInstance }), ticket }
}

/** A run that others carry out: each of its shards is a run of its own. */
export type ShardsPlan = { run: FirePlan['run']; shards: FirePlan['run'][] }

/**
 * Started by hand, it brings its plan, or at least names its row; started by a Schedule, only the job: the nominal time
 * comes with the start.
 */
export type JobRunRequest =
  | FirePlan
  | { runId: number; scheduledAt: string }
  | { jobId: number; scheduledAt?: string; traceId?: string }

/** `jobId` is null where somebody only tries what they have not saved. */
type RunStart = {
  jobId: number | null
  jobType: StoredType
  request: JobRunRequest
  priority: number
  traceId?: string
  owner?: string
}

/** What starts a run. `owner`: the username of whoever asked for it by hand. */
export function jobRunStart(workflowId: string, { jobId, jobType, request, priority, traceId, owner }: RunStart) {
  const { workflowType, kind } = processOf(jobType)
  return {
    workflowType,
    workflowId,
    taskQueue: opsQueue,
    args: [request],
    priority: { priorityKey: priority },
    searchAttributes: {
      OpsKind: kind,
      OpsSubject: jobId === null ? 'test' : jobScheduleId(jobId),
      ...(owner !== undefined && { OpsOwner: owner }),
      ...(traceId !== undefined && { OpsTrace: traceId }),
    },
  }
}

/** Answers when the run has ended, with how it ended; refused as a conflict when it has ended before. */
export const cancelRun = defineUpdate<RunStatus, [CancelRequest]>('cancelRun')

/** `why` takes the place of "Cancelled by …" where it was not a person's own decision about this run. */
export type CancelRequest = { userId: number | null; name: string; why?: Text | undefined }

export const backfillWorkflowPrefix = 'backfill:'

export function backfillWorkflowId(backfillId: number): string {
  return `${backfillWorkflowPrefix}${backfillId}`
}

/** Of Temporal's five the last: what makes up for the past waits for what is due today. */
export const backfillPriority = 5

/** `after`: the position of the last fire that was opened before. `mostEvents`: when a history begins anew. */
export type BackfillRequest = { backfillId: number; concurrency: number; after?: number; mostEvents?: number }

/** Something about the backfill's row has changed: it went on, paused or was cancelled, or the breaker is off. */
export const heedBackfill = defineSignal('heedBackfill')
