import { useNavigate } from '@solidjs/router'
import Database from 'lucide-solid/icons/database'
import FlaskConical from 'lucide-solid/icons/flask-conical'
import Pencil from 'lucide-solid/icons/pencil'
import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, Show } from 'solid-js'
import { createList } from '../api/create-list.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { datasourceWords } from '../i18n/datasource-words.ts'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../ui/create-url-state.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { choiceFilter, FilterBar } from '../ui/FilterBar.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { Badge } from '../ui/StatusBadge.tsx'
import type { Column } from '../ui/table/columns.ts'
import { pagingOf } from '../ui/table/create-data-table.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { DatasourceTestDialog } from './DatasourceTestDialog.tsx'
import { type Datasource, datasourcesQuery, deleteDatasource } from './datasource-queries.ts'

const types = ['postgresql', 'mysql'] as const

export default function DatasourcesPage() {
  return (
    <Allowed to="datasource:read">
      <Datasources />
    </Allowed>
  )
}

function Datasources() {
  const words = () => datasourceWords()
  const navigate = useNavigate()
  const state = createUrlState({
    type: choiceParam(types),
    sort: textParam(''),
    page: countParam(),
    size: countParam(20),
  })
  const [tested, setTested] = createSignal<Datasource>()
  const list = createList(() =>
    datasourcesQuery({ type: state.type, sort: state.sort, page: state.page, page_size: state.size }),
  )
  const clear = (): void => state.set({ type: undefined })
  const addButton = () => (
    <Show when={can('datasource:write')}>
      <ButtonLink href="/datasources/new" variant="primary" icon={Plus}>
        {words().add}
      </ButtonLink>
    </Show>
  )
  const rowActions = (datasource: Datasource) => [
    ...(can('datasource:write')
      ? [
          { label: words().test, icon: FlaskConical, run: () => setTested(datasource), isQuick: true },
          { label: words().edit, icon: Pencil, run: () => navigate(`/datasources/${datasource.id}`) },
        ]
      : []),
    ...(can('datasource:delete')
      ? [{ label: words().remove, icon: Trash, run: () => deleteDatasource(datasource), isDangerous: true }]
      : []),
  ]

  return (
    <>
      <PageHeader title={words().title} count={list.count()} description={words().description} actions={addButton()} />
      <FilterBar
        filters={[
          choiceFilter({
            label: words().type,
            choices: types,
            labels: words().types,
            value: state.type,
            onChange: (type) => state.set({ type }),
          }),
        ]}
        onClear={clear}
      />
      <DataTable
        label={words().title}
        columns={datasourceColumns()}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        rowHref={(datasource) => `/datasources/${datasource.id}`}
        rowActions={rowActions}
        empty={
          state.type ? (
            <EmptyState title={words().emptyFiltered} action={<Button onClick={clear}>{t().ui.clearFilters}</Button>} />
          ) : (
            <EmptyState icon={Database} title={words().emptyTitle} action={addButton()}>
              {can('datasource:write') ? words().emptyBody : words().emptyNoneUsable}
            </EmptyState>
          )
        }
      />
      <DatasourceTestDialog datasource={tested()} onClose={() => setTested(undefined)} />
    </>
  )
}

function datasourceColumns(): Column<Datasource>[] {
  const words = datasourceWords()
  return [
    { id: 'name', header: words.name, sort: 'name', isFixed: true, onCard: 'title', cell: ({ name }) => name },
    { id: 'type', header: words.type, sort: 'type', width: '152px', cell: ({ type }) => words.types[type] },
    {
      id: 'place',
      header: words.place,
      sort: 'host',
      cell: ({ host, port, database_name }) => (
        <code class="font-mono text-sm">
          {host}:{port}/{database_name}
        </code>
      ),
    },
    {
      id: 'who',
      header: words.who,
      width: '176px',
      showFrom: 'lg',
      cell: ({ allowed_role_ids, allowed_department_ids }) => (
        <Show
          when={allowed_role_ids.length + allowed_department_ids.length > 0}
          fallback={<span class="text-ink-3">{words.onlyAdmins}</span>}
        >
          {words.whoSummary(allowed_role_ids.length, allowed_department_ids.length)}
        </Show>
      ),
    },
    { id: 'health', header: words.health, width: '176px', onCard: 'badge', cell: (one) => <Health of={one} /> },
    {
      id: 'updated',
      header: words.updatedAt,
      sort: 'updated_at',
      width: '112px',
      showFrom: 'xl',
      cell: ({ updated_at }) => <RelativeTime at={updated_at} />,
    },
  ]
}

function Health(props: { of: Datasource }) {
  const words = () => datasourceWords()
  return (
    <Show when={props.of.health} fallback={<span class="text-ink-3">{words().neverTested}</span>}>
      {(health) => (
        <span
          class="inline-flex items-center gap-2"
          data-tip={health().message ?? health().server_version ?? undefined}
        >
          <Badge tone={health().status === 'ok' ? 'success' : 'failed'} plain>
            {health().status === 'ok' ? words().ok : words().failed}
          </Badge>
          <span class="text-ink-3">
            <RelativeTime at={health().checked_at} />
          </span>
        </span>
      )}
    </Show>
  )
}
