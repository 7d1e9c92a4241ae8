import { A, useParams } from '@solidjs/router'
import Ban from 'lucide-solid/icons/ban'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { createEffect, Match, on, Show, Switch } from 'solid-js'
import { createList } from '../../api/create-list.ts'
import { createRecord } from '../../api/create-record.ts'
import { queryClient } from '../../api/query-client.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { t } from '../../i18n/language.ts'
import { TemporalLink } from '../../jobs/TemporalLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { choiceParam, countParam, createUrlState } from '../../ui/create-url-state.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { choiceFilter, FilterBar } from '../../ui/FilterBar.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { Badge } from '../../ui/StatusBadge.tsx'
import type { Tone } from '../../ui/status.ts'
import type { Column } from '../../ui/table/columns.ts'
import { pagingOf } from '../../ui/table/create-data-table.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { ColleaguePicker } from './ColleaguePicker.tsx'
import { HandOverBadge, HandOverMeter } from './HandOverBadge.tsx'
import { cancelHandOver, retryHandOver } from './hand-over-actions.ts'
import { type HandedTask, type HandOverDetail, handedTasksQuery, handOverQuery } from './people-queries.ts'

const taskStatuses = ['waiting', 'done', 'skipped', 'failed'] as const
const tones: Record<HandedTask['status'], Tone> = {
  waiting: 'waiting',
  done: 'success',
  skipped: 'skipped',
  failed: 'failed',
}
const liveMs = 1_000

export default function HandOverPage() {
  const params = useParams<{ id: string }>()
  const record = createRecord(() => ({
    ...handOverQuery(Number(params.id)),
    everyMs: (handOver: HandOverDetail | undefined) => (!handOver || handOver.status === 'running' ? liveMs : false),
  }))
  nameThisPage(() => t().approvalPeople.pageTitle(record.data()?.from_name ?? `#${params.id}`))
  return (
    <Allowed to="approval:operate">
      <Switch fallback={<SkeletonLines count={6} />}>
        <Match when={record.data()}>{(handOver) => <HandOverView handOver={handOver()} />}</Match>
        <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
      </Switch>
    </Allowed>
  )
}

function HandOverView(props: { handOver: HandOverDetail }) {
  // The list moves with the bar above it, the last time when all is done.
  createEffect(
    on(
      () => [props.handOver.status, props.handOver.waiting, props.handOver.done, props.handOver.failed].join(),
      () => void queryClient.invalidateQueries({ queryKey: ['approval-hand-overs', 'tasks', props.handOver.id] }),
      { defer: true },
    ),
  )
  const words = () => t().approvalPeople
  const isRunning = (): boolean => props.handOver.status === 'running'
  const hasLeft = (): boolean => props.handOver.status === 'failed' || props.handOver.status === 'cancelled'
  return (
    <>
      <PageHeader
        title={words().pageTitle(props.handOver.from_name)}
        badge={<HandOverBadge status={props.handOver.status} />}
        actions={
          <>
            <TemporalLink url={props.handOver.temporal_url} />
            <Show when={isRunning()}>
              <Button icon={Ban} onClick={() => cancelHandOver(props.handOver)}>
                {words().cancel}
              </Button>
            </Show>
            <Show when={hasLeft()}>
              <Button variant="primary" icon={RotateCcw} onClick={() => retryHandOver(props.handOver)}>
                {words().retry}
              </Button>
            </Show>
          </>
        }
      />
      <div class="grid gap-6">
        <div class="max-w-form">
          <HandOverMeter handOver={props.handOver} />
        </div>
        <Show when={hasLeft()}>
          <div class="max-w-80">
            <ColleaguePicker
              label={words().retryWith}
              value={undefined}
              without={[props.handOver.from_user_id]}
              onChange={(id) => id !== undefined && retryHandOver(props.handOver, id)}
            />
          </div>
        </Show>
        <div class="max-w-form">
          <Facts
            items={[
              { label: words().to, value: props.handOver.to_name ?? words().toHeads },
              { label: words().reason, value: props.handOver.reason || '–' },
              { label: words().startedBy, value: props.handOver.created_by_name ?? '–' },
              { label: words().startedAt, value: <RelativeTime at={props.handOver.created_at} /> },
            ]}
          />
        </div>
        <HandedTasks id={props.handOver.id} />
      </div>
    </>
  )
}

function HandedTasks(props: { id: number }) {
  const words = () => t().approvalPeople
  const state = createUrlState({ status: choiceParam(taskStatuses), page: countParam(), size: countParam(20) })
  const list = createList<HandedTask>(() =>
    handedTasksQuery(props.id, {
      ...{ page: state.page, page_size: state.size },
      ...(state.status && { status: state.status }),
    }),
  )
  return (
    <div>
      <FilterBar
        filters={[
          choiceFilter({
            ...{ label: words().result, choices: taskStatuses, labels: words().taskStatuses, value: state.status },
            onChange: (status) => state.set({ status }),
          }),
        ]}
        onClear={() => state.set({ status: undefined })}
      />
      <DataTable
        label={words().result}
        columns={taskColumns()}
        source={list}
        paging={pagingOf(state)}
        empty={<p class="py-3 text-ink-3">{words().noTasks}</p>}
      />
    </div>
  )
}

function taskColumns(): Column<HandedTask>[] {
  const words = t().approvalPeople
  return [
    {
      id: 'title',
      header: words.request,
      isFixed: true,
      onCard: 'title',
      cell: ({ instance_id, title }) => (
        <A href={`/approvals/${instance_id}`} class="text-accent-ink underline-offset-2 hover:underline">
          {title}
        </A>
      ),
    },
    { id: 'node', header: words.node, width: '140px', cell: ({ node_id }) => node_id },
    { id: 'to', header: words.heir, width: '160px', cell: ({ to_name }) => to_name ?? '–' },
    {
      id: 'result',
      header: words.result,
      width: '340px',
      onCard: 'badge',
      cell: ({ status, error_msg }) => (
        <span class="grid gap-0.5">
          <Badge tone={tones[status]} plain>
            {words.taskStatuses[status]}
          </Badge>
          <Show when={error_msg}>{(reason) => <span class="text-xs text-ink-2">{reason()}</span>}</Show>
        </span>
      ),
    },
  ]
}
