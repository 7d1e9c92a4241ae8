import { createSignal } from 'solid-js'
import { calendarWords } from '../../i18n/calendar-words.ts'
import { t } from '../../i18n/language.ts'
import { Facts } from '../../ui/Facts.tsx'
import { CalendarJobs } from './CalendarJobs.tsx'
import type { Calendar } from './calendar-queries.ts'
import { YearView } from './YearView.tsx'

/** A calendar for who may not change it. */
export function CalendarView(props: { calendar: Calendar }) {
  const words = calendarWords
  const [year, setYear] = createSignal(new Date().getFullYear())
  const weekends = () => props.calendar.weekends.map((day) => words().weekdays[day - 1]).join(t().ui.separator)
  return (
    <div class="grid max-w-form gap-6">
      <Facts
        items={[
          { label: words().timezone, value: props.calendar.timezone },
          { label: words().weekends, value: weekends() || '–' },
        ]}
      />
      <YearView value={props.calendar} year={year()} onYear={setYear} onChange={undefined} />
      <CalendarJobs calendarId={props.calendar.id} />
    </div>
  )
}
