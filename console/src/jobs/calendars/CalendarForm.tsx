import { createMemo, createSignal, lazy, Show, Suspense } from 'solid-js'
import { answerOf, api, once } from '../../api/client.ts'
import { createIntent } from '../../api/intent.ts'
import { calendarWords } from '../../i18n/calendar-words.ts'
import { can } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { confirmAction } from '../../ui/confirm.ts'
import { createForm, type Form as FormState } from '../../ui/create-form.ts'
import { createRecordVersion } from '../../ui/create-record-version.ts'
import { FieldNotes } from '../../ui/Field.tsx'
import { Form, FormSection } from '../../ui/Form.tsx'
import { StaleDialog } from '../../ui/StaleDialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.ts'
import { ToggleRow } from '../cron/ToggleRow.tsx'
import { CalendarJobs } from './CalendarJobs.tsx'
import { type CalendarDraft, calendarBodyOf, calendarDraftOf, checkCalendar, withDates } from './calendar-draft.ts'
import { type Calendar, refreshCalendars } from './calendar-queries.ts'
import { YearView } from './YearView.tsx'

const ImportDates = lazy(() => import('./ImportDates.tsx').then((module) => ({ default: module.ImportDates })))

type CalendarFormProps = { calendar?: Calendar; initial: CalendarDraft; onDone: () => void }

export function CalendarForm(props: CalendarFormProps) {
  const words = calendarWords
  const intent = createIntent()
  const version = createRecordVersion(props.calendar)
  const form = createForm<CalendarDraft>({
    initial: props.initial,
    check: checkCalendar,
    fieldOf: (field) => field.split('.')[0] ?? field,
    save,
  })
  const zones = createMemo(() => Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value })))

  async function save(draft: CalendarDraft): Promise<void> {
    try {
      const saved = await send(draft)
      toast.success(words().saved(saved.name))
      await refreshCalendars()
      props.onDone()
    } catch (error) {
      version.notice(error)
      throw error
    }
  }

  async function send(draft: CalendarDraft): Promise<Calendar> {
    const body = calendarBodyOf(draft)
    if (props.calendar) {
      const path = { id: props.calendar.id }
      return answerOf(
        api.PUT('/api/v1/calendars/{id}', { params: { path }, body: { ...body, version: version.current() } }),
      )
    }
    const created = await answerOf(api.POST('/api/v1/calendars', { body, ...once(intent.keyFor(body)) }))
    intent.done()
    return created
  }

  return (
    <>
      <Form form={form} submitLabel={props.calendar ? words().save : words().create} onCancel={props.onDone}>
        <FormSection title={words().basic}>
          <TextField label={words().name} required autofocus={!props.calendar} maxLength={100} {...form.bind('name')} />
          <div class="grid gap-4 md:grid-cols-2">
            <Combobox
              label={words().timezone}
              help={words().timezoneHelp}
              options={zones()}
              {...form.bind('timezone')}
            />
            <ToggleRow
              label={words().weekends}
              values={[1, 2, 3, 4, 5, 6, 7]}
              chosen={form.values.weekends}
              onChange={(weekends) => form.set('weekends', weekends.toSorted())}
              shown={(day) => words().weekdayLetters[day - 1]}
              named={(day) => words().weekdays[day - 1]}
            />
          </div>
        </FormSection>
        <DaysSection form={form} />
        <Show when={can('job:read') && props.calendar}>
          {(calendar) => <CalendarJobs calendarId={calendar().id} />}
        </Show>
      </Form>
      <StaleDialog version={version} form={form} draftOf={calendarDraftOf} words={words()} />
    </>
  )
}

function DaysSection(props: { form: FormState<CalendarDraft> }) {
  const words = calendarWords
  const [year, setYear] = createSignal(new Date().getFullYear())
  const [isImporting, setImporting] = createSignal(false)
  const error = () => props.form.error('holidays') ?? props.form.error('workdays')

  function set({ holidays, workdays }: Pick<CalendarDraft, 'holidays' | 'workdays'>): void {
    props.form.set('holidays', holidays)
    props.form.set('workdays', workdays)
  }

  async function clearYear(): Promise<void> {
    const isConfirmed = await confirmAction({
      title: words().clearYearTitle(year()),
      body: words().clearYearBody,
      confirmLabel: words().clearYear,
    })
    if (!isConfirmed) return
    const others = (dates: string[]) => dates.filter((date) => !date.startsWith(`${year()}-`))
    set({ holidays: others(props.form.values.holidays), workdays: others(props.form.values.workdays) })
  }

  return (
    <FormSection title={words().yearTitle} description={words().yearHelp}>
      <div data-field="holidays">
        <YearView
          value={props.form.values}
          year={year()}
          onYear={setYear}
          onChange={set}
          actions={
            <>
              <Button size="sm" variant="ghost" onClick={clearYear}>
                {words().clearYear}
              </Button>
              <Button size="sm" onClick={() => setImporting(true)}>
                {words().importDates}
              </Button>
            </>
          }
        />
        <FieldNotes id="holidays" error={error()} />
      </div>
      <Show when={isImporting()}>
        <Suspense>
          <ImportDates
            onClose={() => setImporting(false)}
            onImport={(found) => {
              set(withDates(props.form.values, found))
              const first = [...found.holidays, ...found.workdays].sort()[0]
              if (first) setYear(Number(first.slice(0, 4)))
            }}
          />
        </Suspense>
      </Show>
    </FormSection>
  )
}
