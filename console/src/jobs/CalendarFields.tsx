import { Show } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { t } from '../i18n/language.ts'
import { Combobox } from '../ui/Combobox.tsx'
import { Select } from '../ui/Select.tsx'
import { calendarsQuery } from './calendars/calendar-queries.ts'
import type { JobFormState } from './JobForm.tsx'

const mostListed = 200

/** The calendar that a job goes by, and what becomes of fires on days off. */
export function CalendarFields(props: { form: JobFormState }) {
  const words = () => t().jobs
  const calendars = createRecord(() => calendarsQuery({ page_size: mostListed }))
  const options = () => [
    { value: '', label: words().calendarNone },
    ...(calendars.data()?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
  ]
  return (
    <>
      <Combobox
        label={words().calendar}
        help={words().calendarHelp}
        name="calendar_id"
        error={props.form.error('calendar_id')}
        options={options()}
        value={String(props.form.values.calendar_id ?? '')}
        onChange={(id) => props.form.set('calendar_id', id === '' ? null : Number(id))}
      />
      <Show when={props.form.values.calendar_id !== null}>
        <Select
          label={words().calendarRule}
          options={(['skip', 'next_workday'] as const).map((value) => ({ value, label: words().calendarRules[value] }))}
          {...props.form.bind('calendar_rule')}
        />
      </Show>
    </>
  )
}
