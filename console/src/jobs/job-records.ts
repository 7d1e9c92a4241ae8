import type { JobInput, JobParam } from '../../../domain/jobs/job.ts'
import type { RunStatus, RunTrigger, SkipReason } from '../../../domain/jobs/job-status.ts'

export type RunBrief = { id: number; status: RunStatus; scheduled_at: string; duration: number | null }

export type Job = JobInput & {
  id: number
  created_at: string
  updated_at: string
  version: number
  next_fire_at: string | null
  last_run?: RunBrief | null
  recent_runs?: RunBrief[]
}

export type Run = {
  id: number
  job_id: number | null
  job_name: string
  rerun_of: number | null
  trace_id: string
  workflow_id: string | null
  trigger: RunTrigger
  scheduled_at: string
  start_time: string | null
  end_time: string | null
  /** Milliseconds. */
  duration: number | null
  status: RunStatus
  skip_reason: SkipReason | null
  attempt: number
  params: Record<string, unknown>
  result: unknown
  error_msg: string | null
  executor: string | null
}

export type Attempt = {
  attempt: number
  status: Exclude<RunStatus, 'skipped'>
  start_time: string | null
  end_time: string | null
  duration: number | null
  error_msg: string | null
  executor: string | null
}

export type RunDetail = Run & { attempts: Attempt[]; temporal_url: string | null; definition: Partial<JobInput> }

export type StartedRun = { run_id: number; workflow_id: string; trace_id: string; deferred?: boolean }

export type FirePreview = { items: { scheduled_at: string; skipped: boolean; skip_reason: SkipReason | null }[] }

export type JobOverview = {
  today: Record<RunStatus | 'total', number>
  running: Run[]
  failing: Run[]
  upcoming: { job_id: number; job_name: string; scheduled_at: string }[]
}

export type { JobParam }
