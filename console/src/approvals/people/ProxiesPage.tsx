import Plane from 'lucide-solid/icons/plane'
import Plus from 'lucide-solid/icons/plus'
import Square from 'lucide-solid/icons/square'
import { createSignal, Show } from 'solid-js'
import { api } from '../../api/client.ts'
import { createList } from '../../api/create-list.ts'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { formatStamp } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import { can, me } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { confirmAction } from '../../ui/confirm.ts'
import { choiceParam, countParam, createUrlState, tabParam, textParam } from '../../ui/create-url-state.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { choiceFilter, FilterBar } from '../../ui/FilterBar.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Badge } from '../../ui/StatusBadge.tsx'
import type { Tone } from '../../ui/status.ts'
import { TabPanel, Tabs } from '../../ui/Tabs.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { pagingOf } from '../../ui/table/create-data-table.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { toast } from '../../ui/toast.ts'
import { ProxyDialog } from './ProxyDialog.tsx'
import { type ApprovalProxy, proxiesQuery, refreshProxies } from './people-queries.ts'

const scopes = ['own', 'all'] as const
const states = ['current', 'upcoming', 'ended'] as const
const tones: Record<ApprovalProxy['state'], Tone> = { current: 'running', upcoming: 'waiting', ended: 'skipped' }

/** Who decides for whom while somebody is away. */
export default function ProxiesPage() {
  const words = () => t().approvalPeople
  nameThisPage(() => words().proxies)
  const [isOpen, setOpen] = createSignal(false)
  const state = createUrlState({
    scope: tabParam(scopes),
    state: choiceParam(states),
    sort: textParam('-starts_at'),
    page: countParam(),
    size: countParam(20),
  })
  const list = createList<ApprovalProxy>(() =>
    proxiesQuery({
      ...{ scope: state.scope, sort: state.sort, page: state.page, page_size: state.size },
      ...(state.state && { state: state.state }),
    }),
  )
  const mayEnd = (proxy: ApprovalProxy): boolean =>
    proxy.state !== 'ended' && (proxy.user_id === me()?.user.id || can('approval:operate'))
  return (
    <>
      <PageHeader
        title={words().proxies}
        description={words().proxiesBody}
        actions={
          <Button variant="primary" icon={Plus} onClick={() => setOpen(true)}>
            {words().newProxy}
          </Button>
        }
      />
      <Show when={can('approval:operate')}>
        <Tabs
          label={words().proxies}
          tabs={scopes.map((id) => ({ id, label: words().scopes[id] }))}
          value={state.scope}
          onChange={(scope) => state.set({ scope })}
        />
      </Show>
      <TabPanel id={state.scope}>
        <FilterBar
          filters={[
            choiceFilter({
              ...{ label: words().state, choices: states, labels: words().states, value: state.state },
              onChange: (chosen) => state.set({ state: chosen }),
            }),
          ]}
          onClear={() => state.set({ state: undefined })}
        />
        <DataTable
          label={words().proxies}
          columns={columns()}
          source={list}
          paging={pagingOf(state)}
          sort={state.sort}
          onSort={(sort) => state.set({ sort })}
          rowActions={(proxy) =>
            mayEnd(proxy)
              ? [{ label: words().endProxy, icon: Square, run: () => end(proxy), isQuick: true, isDangerous: true }]
              : []
          }
          empty={
            <EmptyState icon={Plane} title={words().noProxies}>
              {words().noProxiesBody}
            </EmptyState>
          }
        />
      </TabPanel>
      <Show when={isOpen()}>
        <ProxyDialog onClose={() => setOpen(false)} />
      </Show>
    </>
  )
}

async function end({ id, user_name }: ApprovalProxy): Promise<void> {
  const words = t().approvalPeople
  const isMeant = await confirmAction({
    ...{ title: words.endProxyTitle(user_name), body: words.endProxyBody, confirmLabel: words.endProxy },
    isDangerous: true,
  })
  if (!isMeant) return
  try {
    await api.POST('/api/v1/approval-proxies/{id}/end', { params: { path: { id } } })
    toast.success(words.proxyEnded)
  } catch (error) {
    toast.error(words.endFailed, error)
  } finally {
    await refreshProxies()
  }
}

function columns(): Column<ApprovalProxy>[] {
  const words = t().approvalPeople
  return [
    { id: 'owner', header: words.owner, isFixed: true, onCard: 'title', cell: ({ user_name }) => user_name },
    { id: 'proxy', header: words.proxy, width: '160px', cell: ({ proxy_name }) => proxy_name ?? '–' },
    {
      id: 'state',
      header: words.state,
      width: '110px',
      onCard: 'badge',
      cell: ({ state }) => (
        <Badge tone={tones[state]} plain>
          {words.states[state]}
        </Badge>
      ),
    },
    {
      id: 'span',
      header: words.span,
      sort: 'starts_at',
      width: '300px',
      cell: ({ starts_at, ends_at, ended_at }) => (
        <span class="tabular">
          {formatStamp(new Date(starts_at))} – {formatStamp(new Date(ended_at ?? ends_at))}
        </span>
      ),
    },
    {
      id: 'workflows',
      header: words.workflows,
      width: '120px',
      showFrom: 'lg',
      cell: ({ workflow_ids }) =>
        workflow_ids.length === 0 ? words.allWorkflows : words.someWorkflows(workflow_ids.length),
    },
    { id: 'reason', header: words.reason, showFrom: 'lg', cell: ({ reason }) => reason || '–' },
  ]
}
