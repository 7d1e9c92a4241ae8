import { useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { calendarWords } from '../../i18n/calendar-words.ts'
import { can } from '../../session/session.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { CalendarForm } from './CalendarForm.tsx'
import { CalendarView } from './CalendarView.tsx'
import { type CalendarDraft, calendarDraftOf, emptyCalendar } from './calendar-draft.ts'
import { type Calendar, calendarQuery } from './calendar-queries.ts'

/** A calendar to edit, or to look at; a new one, which may begin as a copy. */
export default function CalendarPage() {
  const params = useParams<{ id?: string }>()
  const [search] = useSearchParams<{ from?: string }>()
  return (
    <Allowed to={params.id ? 'calendar:read' : 'calendar:write'}>
      <Show when={params.id ?? search.from} keyed fallback={<NewCalendar initial={emptyCalendar} />}>
        {(id) => <FromCalendar id={Number(id)} isCopy={params.id === undefined} />}
      </Show>
    </Allowed>
  )
}

function FromCalendar(props: { id: number; isCopy: boolean }) {
  const record = createRecord(() => calendarQuery(props.id))
  nameThisPage(() => (props.isCopy ? undefined : record.data()?.name))
  const copyOf = (calendar: Calendar): CalendarDraft => ({
    ...calendarDraftOf(calendar),
    name: calendarWords().copyName(calendar.name),
  })
  return (
    <Switch fallback={<SkeletonLines count={10} />}>
      <Match when={record.data()} keyed>
        {(calendar) => (
          <Show when={!props.isCopy} fallback={<NewCalendar initial={copyOf(calendar)} />}>
            <PageHeader title={calendar.name} />
            <Show when={can('calendar:write')} fallback={<CalendarView calendar={calendar} />}>
              <ExistingCalendar calendar={calendar} />
            </Show>
          </Show>
        )}
      </Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}

function NewCalendar(props: { initial: CalendarDraft }) {
  const navigate = useNavigate()
  return (
    <>
      <PageHeader title={calendarWords().add} />
      <CalendarForm initial={props.initial} onDone={() => navigate('/calendars')} />
    </>
  )
}

function ExistingCalendar(props: { calendar: Calendar }) {
  const navigate = useNavigate()
  return (
    <CalendarForm
      calendar={props.calendar}
      initial={calendarDraftOf(props.calendar)}
      onDone={() => navigate('/calendars')}
    />
  )
}
