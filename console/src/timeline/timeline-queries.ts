import { answerOf, api, type Schemas } from '../api/client.ts'
import type { paths } from '../api/schema.gen.ts'

export type TimelineJob = Schemas['JobTimeline']['jobs'][number]
export type TimelineRun = TimelineJob['runs'][number]
export type CalendarDay = Schemas['JobCalendar']['days'][number]
type TimelineQuery = NonNullable<paths['/api/v1/jobs/timeline']['get']['parameters']['query']>
type CalendarQuery = NonNullable<paths['/api/v1/jobs/calendar']['get']['parameters']['query']>

export const timelineQuery = (query: TimelineQuery) => ({
  key: ['job-logs', 'timeline', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/jobs/timeline', { params: { query }, signal })),
})

export const calendarQuery = (query: CalendarQuery) => ({
  key: ['job-logs', 'calendar', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/jobs/calendar', { params: { query }, signal })),
})
