import { defineUpdate } from '@temporalio/workflow'
import type { RunStatus } from '../../domain/jobs/job-status.ts'

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

/** A run that we start ourselves: manual, rerun, test. */
export function jobRunWorkflowId(runId: number): string {
  return `job-run:${runId}`
}

export function jobScheduleId(jobId: number): string {
  return `job:${jobId}`
}

/** The id that a Schedule gives to the workflow of one fire; we use it too when we make up for a missed one. */
export function scheduledRunWorkflowId(jobId: number, scheduledAtMs: number): string {
  return `${jobScheduleId(jobId)}-${new Date(scheduledAtMs).toISOString().replace(/\.\d+Z$/, 'Z')}`
}

/** Started by hand, it names its row; by a Schedule, only the job: the nominal time comes with the start. */
export type JobRunRequest =
  | { runId: number; scheduledAt: string }
  | { jobId: number; scheduledAt?: string; traceId?: string }

/** Answers when the run has ended, with how it ended; refused as a conflict when it has ended before. */
export const cancelRun = defineUpdate<RunStatus, [{ userId: number | null; name: string }]>('cancelRun')
