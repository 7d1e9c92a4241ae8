import type { JobInput, JobParam } from '../../../domain/jobs/job.ts'
import type { Schemas } from '../api/client.ts'
import type { paths } from '../api/schema.gen.ts'

type JobRecord = Schemas['Job']

export type Job = Omit<JobRecord, keyof JobInput> & JobInput
export type JobBody = paths['/api/v1/jobs']['post']['requestBody']['content']['application/json']
export type Run = Schemas['JobLog']
export type RunDetail = Schemas['JobLogDetail']
export type RunBrief = NonNullable<JobRecord['recent_runs']>[number]
export type Attempt = Schemas['JobAttempt']
export type StartedRun = Schemas['StartedRun']
export type FirePreview = Schemas['FirePreview']
export type JobOverview = Schemas['JobOverview']

/** A stored job has passed `jobInput`, so every field that has a default is there and the config is that of its kind. */
export function asJob(record: JobRecord): Job {
  return record as Job
}

export type { JobParam }
