import { useNavigate } from '@solidjs/router'
import FlaskConical from 'lucide-solid/icons/flask-conical'
import KeyRound from 'lucide-solid/icons/key-round'
import Pencil from 'lucide-solid/icons/pencil'
import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, Show } from 'solid-js'
import { createList } from '../../api/create-list.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { t } from '../../i18n/language.ts'
import { providerWords } from '../../i18n/provider-words.ts'
import { can } from '../../session/session.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../../ui/create-url-state.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { choiceFilter, FilterBar } from '../../ui/FilterBar.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { Badge } from '../../ui/StatusBadge.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { pagingOf } from '../../ui/table/create-data-table.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { ProviderTestDialog } from './ProviderTestDialog.tsx'
import { fieldsOf } from './provider-fields.ts'
import { deleteProvider, type Provider, type ProviderType, providersQuery } from './provider-queries.ts'

const types = Object.keys(fieldsOf) as ProviderType[]
const statuses = ['enabled', 'disabled'] as const

export default function ProvidersPage() {
  return (
    <Allowed to="identity-provider:read">
      <Providers />
    </Allowed>
  )
}

function Providers() {
  const words = () => providerWords()
  const navigate = useNavigate()
  const state = createUrlState({
    type: choiceParam(types),
    status: choiceParam(statuses),
    sort: textParam(''),
    page: countParam(),
    size: countParam(20),
  })
  const [tested, setTested] = createSignal<Provider>()
  const list = createList(() =>
    providersQuery({
      type: state.type,
      status: state.status,
      sort: state.sort,
      page: state.page,
      page_size: state.size,
    }),
  )
  const isFiltered = (): boolean => state.type !== undefined || state.status !== undefined
  const clear = (): void => state.set({ type: undefined, status: undefined })
  const addButton = () => (
    <Show when={can('identity-provider:write')}>
      <ButtonLink href="/identity-providers/new" variant="primary" icon={Plus}>
        {words().add}
      </ButtonLink>
    </Show>
  )

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
          choiceFilter({
            label: words().status,
            choices: statuses,
            labels: words().statuses,
            value: state.status,
            onChange: (status) => state.set({ status }),
          }),
        ]}
        onClear={clear}
      />
      <DataTable
        label={words().title}
        columns={providerColumns()}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        rowHref={(provider) => `/identity-providers/${provider.id}`}
        rowActions={(provider) =>
          can('identity-provider:write')
            ? [
                { label: words().test, icon: FlaskConical, run: () => setTested(provider), isQuick: true },
                { label: words().edit, icon: Pencil, run: () => navigate(`/identity-providers/${provider.id}`) },
                { label: words().remove, icon: Trash, run: () => deleteProvider(provider), isDangerous: true },
              ]
            : []
        }
        empty={
          isFiltered() ? (
            <EmptyState title={words().emptyFiltered} action={<Button onClick={clear}>{t().ui.clearFilters}</Button>} />
          ) : (
            <EmptyState icon={KeyRound} title={words().emptyTitle} action={addButton()}>
              {words().emptyBody}
            </EmptyState>
          )
        }
      />
      <ProviderTestDialog provider={tested()} onClose={() => setTested(undefined)} />
    </>
  )
}

function providerColumns(): Column<Provider>[] {
  const words = providerWords()
  return [
    {
      id: 'name',
      header: words.name,
      sort: 'name',
      isFixed: true,
      onCard: 'title',
      cell: (provider) => (
        <span>
          {provider.name} <code class="ml-1 font-mono text-xs text-ink-3">{provider.code}</code>
        </span>
      ),
    },
    { id: 'type', header: words.type, sort: 'type', width: '160px', cell: (provider) => words.types[provider.type] },
    {
      id: 'first_login',
      header: words.firstLogin,
      width: '140px',
      showFrom: 'lg',
      cell: (provider) => words.firstLogins[provider.first_login],
    },
    {
      id: 'status',
      header: words.status,
      sort: 'status',
      width: '120px',
      onCard: 'badge',
      cell: (provider) => (
        <Badge tone={provider.status === 'enabled' ? 'success' : 'skipped'} plain>
          {words.statuses[provider.status]}
        </Badge>
      ),
    },
    {
      id: 'updated',
      header: words.updatedAt,
      sort: 'updated_at',
      width: '120px',
      cell: (provider) => <RelativeTime at={provider.updated_at} />,
    },
  ]
}
