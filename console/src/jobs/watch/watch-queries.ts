import { answerOf, api, type Schemas } from '../../api/client.ts'
import type { paths } from '../../api/schema.gen.ts'

type AlertsQuery = NonNullable<paths['/api/v1/alerts']['get']['parameters']['query']>
type TrendsQuery = NonNullable<paths['/api/v1/jobs/durations']['get']['parameters']['query']>

export type Alert = Schemas['JobAlert']
export type Trend = Schemas['JobTrend']
export type DayDurations = Schemas['DayDurations']

export const alertsQuery = (query: AlertsQuery) => ({
  key: ['alerts', 'list', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/alerts', { params: { query }, signal })),
})

export const trendsQuery = (query: TrendsQuery) => ({
  key: ['job-durations', 'list', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/jobs/durations', { params: { query }, signal })),
})

export const durationsQuery = (id: number, days: number) => ({
  key: ['job-durations', 'one', id, days],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/jobs/{id}/durations', { params: { path: { id }, query: { days } }, signal })),
})
