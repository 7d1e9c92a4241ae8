import { useNavigate } from '@solidjs/router'
import CalendarDays from 'lucide-solid/icons/calendar-days'
import Copy from 'lucide-solid/icons/copy'
import Pencil from 'lucide-solid/icons/pencil'
import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import { Show } from 'solid-js'
import { createList } from '../../api/create-list.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { calendarWords } from '../../i18n/calendar-words.ts'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { countParam, createUrlState, textParam } from '../../ui/create-url-state.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterBar } from '../../ui/FilterBar.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import type { Column, RowAction } from '../../ui/table/columns.ts'
import { pagingOf } from '../../ui/table/create-data-table.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { type Calendar, calendarsQuery } from './calendar-queries.ts'
import { deleteCalendar } from './delete-calendar.ts'

export default function CalendarsPage() {
  return (
    <Allowed to="calendar:read">
      <Calendars />
    </Allowed>
  )
}

function Calendars() {
  const words = calendarWords
  const navigate = useNavigate()
  const state = createUrlState({ q: textParam(), sort: textParam('name'), page: countParam(), size: countParam(20) })
  const list = createList(() =>
    calendarsQuery({ q: state.q || undefined, sort: state.sort, page: state.page, page_size: state.size }),
  )
  const clear = (): void => state.set({ q: '' })
  const addButton = () => (
    <Show when={can('calendar:write')}>
      <ButtonLink href="/calendars/new" variant="primary" icon={Plus}>
        {words().add}
      </ButtonLink>
    </Show>
  )

  function actionsOf(calendar: Calendar): RowAction[] {
    const { id } = calendar
    return [
      ...(can('calendar:write')
        ? [
            { label: words().edit, icon: Pencil, run: () => navigate(`/calendars/${id}`), isQuick: true },
            { label: words().copy, icon: Copy, run: () => navigate(`/calendars/new?from=${id}`) },
          ]
        : []),
      ...(can('calendar:delete')
        ? [{ label: words().remove, icon: Trash, run: () => deleteCalendar(calendar), isDangerous: true }]
        : []),
    ]
  }

  return (
    <>
      <PageHeader title={words().title} count={list.count()} description={words().description} actions={addButton()} />
      <FilterBar
        search={
          <SearchBox label={words().search} value={state.q} onSearch={(q) => state.set({ q }, { replace: true })} />
        }
        filters={[]}
        onClear={clear}
      />
      <DataTable
        label={words().title}
        columns={calendarColumns()}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        rowHref={(calendar) => `/calendars/${calendar.id}`}
        rowActions={actionsOf}
        empty={
          <Show
            when={state.q !== ''}
            fallback={
              <EmptyState icon={CalendarDays} title={words().emptyTitle} action={addButton()}>
                {words().emptyBody}
              </EmptyState>
            }
          >
            <EmptyState title={words().emptyFiltered} action={<Button onClick={clear}>{t().ui.clearFilters}</Button>} />
          </Show>
        }
      />
    </>
  )
}

function calendarColumns(): Column<Calendar>[] {
  const words = calendarWords()
  const weekends = (days: number[]) => days.map((day) => words.weekdays[day - 1]).join(t().ui.separator) || '–'
  return [
    { id: 'name', header: words.name, sort: 'name', isFixed: true, onCard: 'title', cell: (calendar) => calendar.name },
    {
      id: 'weekends',
      header: words.weekends,
      width: '180px',
      showFrom: 'lg',
      cell: (calendar) => weekends(calendar.weekends),
    },
    {
      id: 'holidays',
      header: words.holidays,
      width: '110px',
      align: 'right',
      cell: (calendar) => words.days(calendar.holidays.length),
    },
    {
      id: 'workdays',
      header: words.workdays,
      width: '130px',
      align: 'right',
      cell: (calendar) => words.days(calendar.workdays.length),
    },
    { id: 'jobs', header: words.jobs, width: '130px', align: 'right', cell: (calendar) => calendar.job_count },
    { id: 'timezone', header: words.timezone, width: '150px', showFrom: 'xl', cell: (calendar) => calendar.timezone },
    {
      id: 'updated',
      header: words.updatedAt,
      sort: 'updated_at',
      width: '120px',
      cell: (calendar) => <RelativeTime at={calendar.updated_at} />,
    },
  ]
}
