import { api } from '../../api/client.ts'
import { calendarWords } from '../../i18n/calendar-words.ts'
import { removeRecord } from '../../ui/remove-record.ts'
import { type Calendar, refreshCalendars } from './calendar-queries.ts'

export const deleteCalendar = ({ id, name }: Calendar): Promise<boolean> =>
  removeRecord(name, {
    words: calendarWords(),
    remove: () => api.DELETE('/api/v1/calendars/{id}', { params: { path: { id } } }),
    refresh: refreshCalendars,
  })
