import ChartColumn from 'lucide-solid/icons/chart-column'
import { createMemo, type JSX, Match, Show, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { t } from '../../i18n/language.ts'
import { countParam, createUrlState, tabParam } from '../../ui/create-url-state.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { type Filter, FilterBar } from '../../ui/FilterBar.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Section } from '../../ui/Section.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { type Statistics, startableQuery, statisticsQuery } from './people-queries.ts'
import { definitionColumns, nodeColumns, personColumns } from './span-columns.tsx'
import { VolumeChart } from './VolumeChart.tsx'

const periods = ['30', '7', '90', '365'] as const
const dayMs = 86_400_000

export default function StatisticsPage() {
  return (
    <Allowed to="approval:read">
      <ApprovalStatistics />
    </Allowed>
  )
}

function ApprovalStatistics() {
  const words = () => t().approvalPeople
  nameThisPage(() => words().statistics)
  const state = createUrlState({ days: tabParam(periods), workflow: countParam(0) })
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone
  // Whole days, so that the answer stays the same one until the day is over.
  const span = createMemo(() => {
    const now = new Date()
    const to = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)
    const from = new Date(to.getFullYear(), to.getMonth(), to.getDate() - Number(state.days))
    return { from, to }
  })
  const record = createRecord(() =>
    statisticsQuery({
      ...{ from: span().from.toISOString(), to: span().to.toISOString(), timezone },
      ...(state.workflow > 0 && { workflow_id: state.workflow }),
    }),
  )
  const definitions = createRecord(() => startableQuery())
  const filters = (): Filter[] => [
    {
      label: words().period,
      value: state.days,
      options: periods
        .toSorted((a, b) => Number(a) - Number(b))
        .map((value) => ({ value, label: words().periods[value] })),
      onChange: (days) => state.set({ days: periods.find((one) => one === days) ?? periods[0] }),
    },
    {
      label: words().workflows,
      value: state.workflow > 0 ? String(state.workflow) : undefined,
      options: (definitions.data()?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
      onChange: (workflow) => state.set({ workflow: Number(workflow ?? 0) }),
    },
  ]
  return (
    <>
      <PageHeader title={words().statistics} description={words().statisticsBody} />
      <FilterBar filters={filters()} onClear={() => state.set({ days: periods[0], workflow: 0 })} />
      <Switch fallback={<SkeletonLines count={10} />}>
        <Match when={record.data()}>
          {(data) => (
            <Numbers data={data()} from={dayOf(span().from)} to={dayOf(new Date(span().to.getTime() - dayMs / 2))} />
          )}
        </Match>
        <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
      </Switch>
    </>
  )
}

function Numbers(props: { data: Statistics; from: string; to: string }) {
  const words = () => t().approvalPeople
  const total = (): number => props.data.nodes.reduce((sum, { total_seconds }) => sum + total_seconds, 0)
  return (
    <Show
      when={props.data.definitions.length > 0}
      fallback={<EmptyState icon={ChartColumn} title={words().noStatistics} />}
    >
      <div class="grid gap-8">
        <Section title={words().volumes}>
          <VolumeChart days={props.data.days} from={props.from} to={props.to} />
        </Section>
        <Part title={words().byNode} body={words().byNodeBody} columns={nodeColumns(total())} rows={props.data.nodes} />
        <Part title={words().byPerson} columns={personColumns()} rows={props.data.people} />
        <Part title={words().byDefinition} columns={definitionColumns()} rows={props.data.definitions} />
      </div>
    </Show>
  )
}

function Part<Row extends object>(props: {
  title: string
  body?: string
  columns: Column<Row & { id: number }>[]
  rows: Row[]
}): JSX.Element {
  const numbered = createMemo(() => props.rows.map((row, index) => ({ ...row, id: index + 1 })))
  return (
    <Section title={props.title}>
      <Show when={props.body}>
        <p class="pb-2 text-sm text-ink-2">{props.body}</p>
      </Show>
      <DataTable
        label={props.title}
        columns={props.columns}
        source={{
          rows: numbered,
          total: () => numbered().length,
          error: () => null,
          isFetching: () => false,
          isOld: () => false,
          refetch: () => undefined,
        }}
        empty={<p class="py-3 text-ink-3">{t().ui.none}</p>}
      />
    </Section>
  )
}

/** By the clock here. */
function dayOf(date: Date): string {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
