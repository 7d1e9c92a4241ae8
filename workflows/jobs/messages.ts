import { defineUpdate } from '@temporalio/workflow'
import type { RunActivity } from '../../domain/jobs/fire-settings.ts'
import type { RunStatus } from '../../domain/jobs/job-status.ts'
import type { Runner } from '../../domain/jobs/kinds.ts'

/** Where workflows and the platform's own activities run. */
export const opsQueue = 'ops'

/** Where scripts of an executor group run. */
export function executorQueue(group: string): string {
  return `exec:${group}`
}

/** Where work waits that one executor alone must do. */
export function executorInstanceQueue(instance: string): string {
  return `exec@${instance}`
}

/** Where the attempts of a run wait for whoever carries them out. */
export function runQueue({ runner, executorGroup }: { runner: Runner; executorGroup: string }): string {
  return runner === 'worker' ? opsQueue : executorQueue(executorGroup)
}

export const jobRunWorkflowPrefix = 'job-run:'

/** A run that we start ourselves: manual, rerun, test. */
export function jobRunWorkflowId(runId: number): string {
  return `${jobRunWorkflowPrefix}${runId}`
}

export function jobScheduleId(jobId: number): string {
  return `job:${jobId}`
}

/** The id that a Schedule gives to the workflow of one fire; we use it too when we make up for a missed one. */
export function scheduledRunWorkflowId(jobId: number, scheduledAtMs: number): string {
  return `${jobScheduleId(jobId)}-${new Date(scheduledAtMs).toISOString().replace(/\.\d+Z$/, 'Z')}`
}

/** How a run whose row and first attempt stand is carried out. */
export type FirePlan = {
  run: { runId: number; scheduledAt: string }
  runner: Runner
  /** Left out by starts of earlier versions: then the runner tells. */
  activity?: RunActivity
  taskQueue: string
  /** Of each attempt. */
  timeoutMs: number
  retryDelaysMs: number[]
  /** Opens this one attempt to the executor that runs it. */
  ticket: string
}

/**
 * Started by hand, it brings its plan, or at least names its row; started by a Schedule, only the job: the nominal time
 * comes with the start.
 */
export type JobRunRequest =
  | FirePlan
  | { runId: number; scheduledAt: string }
  | { jobId: number; scheduledAt?: string; traceId?: string }

/** Answers when the run has ended, with how it ended; refused as a conflict when it has ended before. */
export const cancelRun = defineUpdate<RunStatus, [{ userId: number | null; name: string }]>('cancelRun')
