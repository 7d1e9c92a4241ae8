import { answerOf, api } from '../api/client.ts'
import type { paths } from '../api/schema.gen.ts'
import { asJob } from './job-records.ts'

type JobsQuery = NonNullable<paths['/api/v1/jobs']['get']['parameters']['query']>
type RunsQuery = NonNullable<paths['/api/v1/job-logs']['get']['parameters']['query']>

/** Every key begins with the kind of record, so that a change can be told to all who show one. */
export const jobsQuery = (query: JobsQuery) => ({
  key: ['jobs', 'list', query],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/jobs', { params: { query }, signal })).then((list) => ({
      ...list,
      items: list.items.map(asJob),
    })),
})

export const jobQuery = (id: number) => ({
  key: ['jobs', 'one', id],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/jobs/{id}', { params: { path: { id } }, signal })).then(asJob),
})

/** The tags and executor groups that jobs carry, with how many do. */
export const jobTagsQuery = () => ({
  key: ['jobs', 'tags'],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/jobs/tags', { signal })),
})

export const overviewQuery = (since: string) => ({
  key: ['jobs', 'overview', since],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/jobs/overview', { params: { query: { since } }, signal })),
})

/** Runs of all jobs, or of one. */
export const runsQuery = (query: RunsQuery, jobId?: number) => ({
  key: ['job-logs', 'list', jobId, query],
  load: (signal: AbortSignal) =>
    jobId === undefined
      ? answerOf(api.GET('/api/v1/job-logs', { params: { query }, signal }))
      : answerOf(api.GET('/api/v1/jobs/{id}/logs', { params: { path: { id: jobId }, query }, signal })),
})

export const runQuery = (id: number) => ({
  key: ['job-logs', 'one', id],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/job-logs/{id}', { params: { path: { id } }, signal })),
})
