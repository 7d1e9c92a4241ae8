import ChartLine from 'lucide-solid/icons/chart-line'
import Snail from 'lucide-solid/icons/snail'
import { Match, Show, Switch } from 'solid-js'
import { createList } from '../../api/create-list.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { formatNumber, formatPercent, formatStamp } from '../../i18n/format.ts'
import { watchWords } from '../../i18n/watch-words.ts'
import { countParam, createUrlState, tabParam, textParam } from '../../ui/create-url-state.ts'
import { Duration } from '../../ui/Duration.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { TabPanel, Tabs } from '../../ui/Tabs.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { pagingOf } from '../../ui/table/create-data-table.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { runsQuery } from '../job-queries.ts'
import type { Run } from '../job-records.ts'
import { runColumns } from '../run-columns.tsx'
import { type Trend, trendsQuery } from './watch-queries.ts'

const tabs = ['ranking', 'marked'] as const

export default function LongTailPage() {
  return (
    <Allowed to="run:read">
      <LongTail />
    </Allowed>
  )
}

function LongTail() {
  const words = () => watchWords()
  const state = createUrlState({ tab: tabParam(tabs) })
  return (
    <>
      <PageHeader title={words().longTail} description={words().longTailDescription} />
      <Tabs
        label={words().longTail}
        tabs={tabs.map((id) => ({ id, label: words().tabs[id] }))}
        value={state.tab}
        onChange={(tab) => state.set({ tab }, { replace: true })}
      />
      <TabPanel id={state.tab}>
        <Switch>
          <Match when={state.tab === 'ranking'}>
            <Ranking />
          </Match>
          <Match when={state.tab === 'marked'}>
            <MarkedRuns />
          </Match>
        </Switch>
      </TabPanel>
    </>
  )
}

function Ranking() {
  const words = () => watchWords()
  const state = createUrlState({
    q: textParam(),
    sort: textParam('-growth'),
    page: countParam(),
    size: countParam(20),
  })
  const list = createList<Trend>(() =>
    trendsQuery({ q: state.q || undefined, sort: state.sort, page: state.page, page_size: state.size }),
  )
  return (
    <>
      <div class="flex flex-wrap items-center gap-3 pb-3">
        <SearchBox label={words().searchLabel} value={state.q} onSearch={(q) => state.set({ q }, { replace: true })} />
        <Show when={list.rows()?.[0]}>
          {(trend) => (
            <span class="text-xs text-ink-3">{words().asOf(formatStamp(new Date(trend().computed_at)))}</span>
          )}
        </Show>
      </div>
      <DataTable
        label={words().longTail}
        columns={trendColumns()}
        source={{ ...list, rows: () => list.rows()?.map((trend) => ({ ...trend, id: trend.job_id })) }}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        rowHref={(trend) => `/jobs/${trend.job_id}?tab=durations`}
        empty={
          <EmptyState icon={ChartLine} title={words().rankingEmpty}>
            {words().rankingEmptyBody}
          </EmptyState>
        }
      />
    </>
  )
}

function trendColumns(): Column<Trend & { id: number }>[] {
  const words = watchWords()
  const duration = (ms: number | null) => <Duration ms={ms === null ? null : Math.round(ms)} />
  return [
    { id: 'job', header: words.job, isFixed: true, onCard: 'title', cell: (trend) => trend.job_name },
    {
      id: 'growth',
      header: words.growth,
      width: '120px',
      align: 'right',
      sort: 'growth',
      onCard: 'badge',
      cell: (trend) => <Growth ratio={trend.growth} />,
    },
    {
      id: 'recent_p95',
      header: words.recentP95,
      width: '150px',
      align: 'right',
      sort: 'recent_p95',
      cell: (trend) => duration(trend.recent_p95),
    },
    {
      id: 'before_p95',
      header: words.beforeP95,
      width: '170px',
      align: 'right',
      sort: 'before_p95',
      cell: (trend) => duration(trend.before_p95),
    },
    {
      id: 'recent_p50',
      header: words.recentP50,
      width: '150px',
      align: 'right',
      sort: 'recent_p50',
      showFrom: 'lg',
      cell: (trend) => duration(trend.recent_p50),
    },
    {
      id: 'recent_runs',
      header: words.recentRuns,
      width: '130px',
      align: 'right',
      sort: 'recent_runs',
      showFrom: 'lg',
      cell: (trend) => <span class="tabular">{formatNumber(trend.recent_runs)}</span>,
    },
    {
      id: 'outliers',
      header: words.outliers,
      width: '100px',
      align: 'right',
      sort: 'outliers',
      showFrom: 'lg',
      cell: (trend) => <span class="tabular">{trend.outliers > 0 ? formatNumber(trend.outliers) : '–'}</span>,
    },
  ]
}

const alarming = 1.5

function Growth(props: { ratio: number | null }) {
  const change = (): number => (props.ratio ?? 1) - 1
  return (
    <Show when={props.ratio !== null} fallback={<span class="text-ink-3">{watchWords().isNew}</span>}>
      <span class="tabular" classList={{ 'font-medium text-timeout': change() >= alarming - 1 }}>
        {change() > 0 ? '+' : ''}
        {formatPercent(change())}
      </span>
    </Show>
  )
}

function MarkedRuns() {
  const words = () => watchWords()
  const state = createUrlState({ sort: textParam('-scheduled_at'), page: countParam(), size: countParam(20) })
  const list = createList<Run>(() =>
    runsQuery({ is_outlier: 'true', sort: state.sort, page: state.page, page_size: state.size }),
  )
  return (
    <DataTable
      label={words().tabs.marked}
      columns={runColumns({ withJob: true, ofBackfill: false }).filter(({ isHiddenAtFirst }) => !isHiddenAtFirst)}
      source={list}
      paging={pagingOf(state)}
      sort={state.sort}
      onSort={(sort) => state.set({ sort })}
      rowHref={(run) => `/runs/${run.id}`}
      empty={
        <EmptyState icon={Snail} title={words().markedEmpty}>
          {words().markedEmptyBody}
        </EmptyState>
      }
    />
  )
}
