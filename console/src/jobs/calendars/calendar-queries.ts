import { answerOf, api, type Schemas } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import type { paths } from '../../api/schema.gen.ts'

export type Calendar = Schemas['Calendar']
export type CalendarBody = paths['/api/v1/calendars']['post']['requestBody']['content']['application/json']
type CalendarsQuery = NonNullable<paths['/api/v1/calendars']['get']['parameters']['query']>

export const calendarsQuery = (query: CalendarsQuery) => ({
  key: ['calendars', 'list', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/calendars', { params: { query }, signal })),
})

export const calendarQuery = (id: number) => ({
  key: ['calendars', 'one', id],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/calendars/{id}', { params: { path: { id } }, signal })),
})

/** Jobs show when they run next, which goes by their calendar. */
export async function refreshCalendars(): Promise<void> {
  await Promise.all(['calendars', 'jobs'].map((kind) => queryClient.invalidateQueries({ queryKey: [kind] })))
}
