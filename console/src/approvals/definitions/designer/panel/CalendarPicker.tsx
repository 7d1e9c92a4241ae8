import { Show } from 'solid-js'
import { RecordPicker } from '../../../../designer/panel/RecordPicker.tsx'
import { t } from '../../../../i18n/language.ts'
import { type Calendar, calendarQuery, calendarsQuery } from '../../../../jobs/calendars/calendar-queries.ts'
import { can } from '../../../../session/session.ts'

/** In whose working time it counts; without one, time is time. */
export function CalendarPicker(props: { value: number | undefined; onChange: (id: number | undefined) => void }) {
  const words = () => t().workflowDesigner.calendar
  return (
    <Show when={can('calendar:read')}>
      <RecordPicker<Calendar>
        label={words().label}
        none={words().none}
        placeholder={words().placeholder}
        more={words().more}
        value={props.value}
        list={calendarsQuery}
        one={calendarQuery}
        optionOf={({ id, name }) => ({ value: String(id), label: name })}
        gone={(id) => `#${id}`}
        onChange={props.onChange}
      />
    </Show>
  )
}
