import { api } from '../../api/client.ts'
import { calendarWords } from '../../i18n/calendar-words.ts'
import { confirmAction } from '../../ui/confirm.ts'
import { toast } from '../../ui/toast.ts'
import { type Calendar, refreshCalendars } from './calendar-queries.ts'

export async function deleteCalendar(calendar: Calendar): Promise<void> {
  const words = calendarWords()
  const isConfirmed = await confirmAction({
    title: words.removeTitle(calendar.name),
    body: words.removeBody,
    confirmLabel: words.remove,
    isDangerous: true,
  })
  if (!isConfirmed) return
  try {
    await api.DELETE('/api/v1/calendars/{id}', { params: { path: { id: calendar.id } } })
    toast.success(words.removed(calendar.name))
    await refreshCalendars()
  } catch (error) {
    toast.error(words.removeFailed, error)
  }
}
