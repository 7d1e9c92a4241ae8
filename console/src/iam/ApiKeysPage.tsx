import Ban from 'lucide-solid/icons/ban'
import KeyRound from 'lucide-solid/icons/key-round'
import { apiKeyStates } from '../../../domain/iam/api-key-scope.ts'
import { api } from '../api/client.ts'
import { createList } from '../api/create-list.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import { Button } from '../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../ui/create-url-state.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { choiceFilter, FilterBar } from '../ui/FilterBar.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import type { RowAction } from '../ui/table/columns.ts'
import { pagingOf } from '../ui/table/create-data-table.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { type ApiKey, allKeysQuery } from './access-queries.ts'
import { apiKeyColumns } from './api-key-columns.tsx'
import { revokeKey } from './revoke-key.ts'

export default function ApiKeysPage() {
  return (
    <Allowed to="api-key:read">
      <ApiKeys />
    </Allowed>
  )
}

function ApiKeys() {
  const state = createUrlState({
    q: textParam(),
    status: choiceParam(apiKeyStates),
    sort: textParam('-last_used_at'),
    page: countParam(),
    size: countParam(20),
  })
  const list = createList(() =>
    allKeysQuery({
      ...(state.q && { q: state.q }),
      status: state.status,
      sort: state.sort,
      page: state.page,
      page_size: state.size,
    }),
  )
  const isFiltered = (): boolean => state.q !== '' || state.status !== undefined
  const clear = (): void => state.set({ q: '', status: undefined })
  return (
    <>
      <PageHeader title={t().apiKeys.title} count={list.count()} description={t().apiKeys.allDescription} />
      <FilterBar
        search={<SearchBox label={t().apiKeys.search} value={state.q} onSearch={(q) => state.set({ q })} />}
        filters={[
          choiceFilter({
            label: t().apiKeys.status,
            choices: apiKeyStates,
            labels: t().apiKeys.statuses,
            value: state.status,
            onChange: (status) => state.set({ status }),
          }),
        ]}
        onClear={clear}
      />
      <DataTable
        label={t().apiKeys.title}
        columns={apiKeyColumns({ withOwner: true })}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        rowActions={actionsOf}
        empty={
          isFiltered() ? (
            <EmptyState
              title={t().apiKeys.emptyFiltered}
              action={<Button onClick={clear}>{t().ui.clearFilters}</Button>}
            />
          ) : (
            <EmptyState icon={KeyRound} title={t().apiKeys.emptyTitle}>
              {t().apiKeys.emptyBody}
            </EmptyState>
          )
        }
      />
    </>
  )
}

function actionsOf(key: ApiKey): RowAction[] {
  if (!can('api-key:delete') || key.status === 'revoked') return []
  const revoke = (id: number) => api.POST('/api/v1/api-keys/{id}/revoke', { params: { path: { id } } })
  return [{ label: t().apiKeys.revoke, icon: Ban, run: () => revokeKey(key, revoke), isDangerous: true, isQuick: true }]
}
