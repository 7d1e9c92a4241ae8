import Ban from 'lucide-solid/icons/ban'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { createEffect, createSignal, on } from 'solid-js'
import { type RunStatus, runStatuses } from '../../../../domain/jobs/job-status.ts'
import { createList } from '../../api/create-list.ts'
import { t } from '../../i18n/language.ts'
import { shardWords } from '../../i18n/shard-words.ts'
import { can } from '../../session/session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { TabPanel, Tabs } from '../../ui/Tabs.tsx'
import type { RowAction } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { createRunActions, isOpen } from '../create-run-actions.ts'
import { runsQuery } from '../job-queries.ts'
import type { Run, RunDetail } from '../job-records.ts'
import { ShardProgress } from './ShardProgress.tsx'
import { shardColumns } from './shard-columns.tsx'

const liveMs = 3_000

/** The parts of a run that was carried out by shards, each with its state and its page. */
export function Shards(props: { run: RunDetail }) {
  const actions = createRunActions()
  const [shown, setShown] = createSignal<RunStatus>()
  const [page, setPage] = createSignal(1)
  const [size, setSize] = createSignal(20)
  const [sort, setSort] = createSignal('id')
  const list = createList(() => ({
    ...runsQuery({ parent_id: props.run.id, status: shown(), sort: sort(), page: page(), page_size: size() }),
    everyMs: isOpen(props.run) ? liveMs : false,
  }))
  // With the whole the list, too, comes to its last state.
  createEffect(
    on(
      () => JSON.stringify(props.run.shards),
      () => void list.refetch(),
      { defer: true },
    ),
  )
  const count = (status: RunStatus): number => props.run.shards[status] ?? 0
  const total = (): number => runStatuses.reduce((sum, status) => sum + count(status), 0)
  const tabs = () => [
    { id: 'all' as const, label: shardWords().all, count: total() },
    ...runStatuses
      .filter((status) => count(status) > 0 || status === shown())
      .map((status) => ({ id: status, label: t().status[status], count: count(status) })),
  ]

  function show(id: RunStatus | 'all'): void {
    setShown(id === 'all' ? undefined : id)
    setPage(1)
  }

  function actionsOf(shard: Run): RowAction[] {
    const words = shardWords()
    if (isOpen(shard)) {
      return can('run:cancel')
        ? [{ label: words.cancel, icon: Ban, run: () => actions.cancel(shard), isDangerous: true, isQuick: true }]
        : []
    }
    return can('job:trigger')
      ? [{ label: words.rerun, icon: RotateCcw, run: () => actions.rerun(shard), isQuick: true }]
      : []
  }

  return (
    <section class="mt-5">
      <div class="flex flex-wrap items-center gap-x-4 gap-y-1 pb-2">
        <h2 class="text-sm font-medium">{shardWords().title}</h2>
        <ShardProgress counts={props.run.shards} total={total()} />
        <span class="tabular text-sm text-ink-2">{shardWords().progress(count('success'), total())}</span>
      </div>
      <Tabs label={shardWords().title} tabs={tabs()} value={shown() ?? 'all'} onChange={show} />
      <TabPanel id={shown() ?? 'all'}>
        <DataTable
          label={shardWords().title}
          columns={shardColumns()}
          source={list}
          paging={{ page: page(), pageSize: size(), onPage: setPage, onPageSize: setSize }}
          sort={sort()}
          onSort={setSort}
          rowHref={(shard) => `/runs/${shard.id}`}
          rowActions={actionsOf}
          empty={<EmptyState title={shardWords().empty} />}
        />
      </TabPanel>
    </section>
  )
}
