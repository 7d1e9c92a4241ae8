import ListTree from 'lucide-solid/icons/list-tree'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { createList } from '../api/create-list.ts'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../ui/create-url-state.ts'
import { DateTimeSpan } from '../ui/DateTimeSpan.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { choiceFilter, FilterBar } from '../ui/FilterBar.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import type { Column } from '../ui/table/columns.ts'
import { pagingOf } from '../ui/table/create-data-table.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { type DataChange, dataChangesQuery, fieldName, resourceName } from './audit-records.ts'
import { recordFilter, traceFilter } from './link-filters.ts'

const ChangeDrawer = lazy(() => import('./ChangeDrawer.tsx').then((module) => ({ default: module.ChangeDrawer })))

const actions = ['insert', 'update', 'delete'] as const

/** What became different in all data, or in one record. */
export function ChangeList(props: { table?: string; recordId?: string }) {
  const state = createUrlState({
    q: textParam(),
    action: choiceParam(actions),
    table: textParam(),
    record: textParam(),
    trace: textParam(),
    from: textParam(),
    to: textParam(),
    sort: textParam('-created_at'),
    page: countParam(),
    size: countParam(50),
  })
  const [opened, setOpened] = createSignal<DataChange>()
  const list = createList<DataChange>(() =>
    dataChangesQuery({
      q: state.q || undefined,
      table_name: props.table ?? (state.table || undefined),
      record_id: props.recordId ?? (state.record || undefined),
      action: state.action,
      trace_id: state.trace || undefined,
      from: state.from || undefined,
      to: state.to || undefined,
      sort: state.sort,
      page: state.page,
      page_size: state.size,
    }),
  )
  const clear = (): void => state.set({ q: '', action: undefined, table: '', record: '', trace: '', from: '', to: '' })
  return (
    <>
      <FilterBar
        search={
          <Show when={props.table === undefined}>
            <SearchBox label={t().audit.who} value={state.q} onSearch={(q) => state.set({ q }, { replace: true })} />
          </Show>
        }
        filters={[
          choiceFilter({
            label: t().audit.action,
            choices: actions,
            labels: t().logs.actions,
            value: state.action,
            onChange: (action) => state.set({ action }),
          }),
          ...(props.table === undefined
            ? [
                {
                  label: t().logs.table,
                  value: state.table || undefined,
                  options: ['user', 'role', 'department', 'api_key', 'identity_provider', 'job', 'setting'].map(
                    (value) => ({
                      value,
                      label: resourceName(value),
                    }),
                  ),
                  onChange: (value: string | undefined) => state.set({ table: value ?? '', record: '' }),
                },
              ]
            : []),
          ...recordFilter(state.record, (record) => state.set({ record })),
          ...traceFilter(state.trace, (trace) => state.set({ trace })),
        ]}
        onClear={clear}
      >
        <DateTimeSpan from={state.from} to={state.to} onChange={(change) => state.set(change)} />
      </FilterBar>
      <DataTable
        label={t().logs.changes}
        columns={changeColumns()}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        onOpen={setOpened}
        empty={
          <EmptyState
            icon={ListTree}
            title={t().logs.emptyTitle}
            action={<Button onClick={clear}>{t().ui.clearFilters}</Button>}
          >
            {t().logs.emptyBody}
          </EmptyState>
        }
      />
      <Suspense>
        <ChangeDrawer
          change={opened()}
          title={titleOf(opened())}
          labelOf={(field) => fieldName(opened()?.table_name ?? '', field)}
          onClose={() => setOpened(undefined)}
        />
      </Suspense>
    </>
  )
}

function titleOf(change: DataChange | undefined): string {
  if (!change) return ''
  return `${t().logs.actions[change.action]} ${resourceName(change.table_name)}${keyOf(change)}`
}

/** ` #7`, or the columns by which a row without a number of its own is known. */
function keyOf({ table_name: table, record_id: key }: DataChange): string {
  if (!key.includes('=')) return ` #${key}`
  const parts = key
    .split(',')
    .map((part) => part.split('='))
    .map(([field = '', value = '']) => `${fieldName(table, field)} ${/^\d+$/.test(value) ? `#${value}` : value}`)
  return ` · ${parts.join(t().ui.separator)}`
}

const fieldsOf = (change: DataChange): string =>
  Object.keys(change.changes ?? {})
    .filter((field) => field !== 'updated_at' && field !== 'version')
    .map((field) => fieldName(change.table_name, field))
    .join(t().ui.separator) || '–'

function changeColumns(): Column<DataChange>[] {
  return [
    { id: 'what', header: t().audit.action, isFixed: true, onCard: 'title', cell: titleOf },
    {
      id: 'fields',
      header: t().logs.fields,
      showFrom: 'lg',
      cell: (change) => <span data-tip={fieldsOf(change)}>{fieldsOf(change)}</span>,
    },
    {
      id: 'who',
      header: t().audit.who,
      width: '160px',
      sort: 'operator_name',
      cell: (change) => change.operator_name ?? '–',
    },
    {
      id: 'when',
      header: t().audit.when,
      width: '130px',
      sort: 'created_at',
      cell: (change) => <RelativeTime at={change.created_at} />,
    },
  ]
}
