import CircleCheck from 'lucide-solid/icons/circle-check'
import CirclePause from 'lucide-solid/icons/circle-pause'
import OctagonPause from 'lucide-solid/icons/octagon-pause'
import PencilRuler from 'lucide-solid/icons/pencil-ruler'
import { Match, Show, Switch } from 'solid-js'
import { formatNumber, formatPercent } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { currentHalt } from '../jobs/halt.ts'
import { RecentRuns } from '../jobs/RecentRuns.tsx'
import { Tags } from '../jobs/Tags.tsx'
import { TriggerText } from '../jobs/TriggerText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { Badge } from '../ui/StatusBadge.tsx'
import type { Column } from '../ui/table/columns.ts'
import type { FlowBrief } from './flow-records.ts'
import { FlowRunStatusBadge } from './runs/FlowRunStatus.tsx'

export function flowColumns(): Column<FlowBrief>[] {
  const words = t().flowList
  return [
    { id: 'name', header: words.name, sort: 'name', isFixed: true, onCard: 'title', cell: (flow) => flow.name },
    {
      id: 'status',
      header: words.status,
      width: '104px',
      sort: 'status',
      cell: (flow) => <FlowStatus status={flow.status} plain />,
    },
    {
      id: 'trigger',
      header: words.trigger,
      width: '148px',
      sort: 'trigger_type',
      showFrom: 'lg',
      cell: (flow) => <TriggerText job={flow} />,
    },
    {
      id: 'next',
      header: words.nextFire,
      width: '104px',
      isThere: (flow) => flow.next_fire_at !== null,
      cell: (flow) => <NextFire flow={flow} />,
    },
    {
      id: 'recent',
      header: words.recentRuns,
      width: '104px',
      showFrom: 'xl',
      onCard: 'none',
      cell: (flow) => <RecentRuns runs={flow.recent_runs ?? []} hrefOf={(id) => `/flow-runs/${id}`} />,
    },
    {
      id: 'rate',
      header: words.successRate,
      width: '80px',
      align: 'right',
      isThere: (flow) => typeof flow.success_rate === 'number',
      cell: (flow) => <SuccessRate rate={flow.success_rate} />,
    },
    {
      id: 'last',
      header: words.lastRun,
      width: '176px',
      onCard: 'badge',
      cell: (flow) => (
        <Show when={flow.last_run} fallback={<span class="text-ink-3">{words.neverRan}</span>}>
          {(run) => (
            <span class="inline-flex items-center gap-2">
              <FlowRunStatusBadge run={run()} />
              <span class="text-ink-3">
                <RelativeTime at={run().scheduled_at} />
              </span>
            </span>
          )}
        </Show>
      ),
    },
    {
      id: 'nodes',
      header: words.nodes,
      width: '76px',
      align: 'right',
      showFrom: '2xl',
      cell: (flow) => <span class="tabular">{formatNumber(flow.node_count)}</span>,
    },
    {
      id: 'tags',
      header: words.tags,
      width: '128px',
      isHiddenAtFirst: true,
      onCard: 'none',
      cell: (flow) => <Tags tags={flow.tags} />,
    },
    {
      id: 'updated',
      header: words.updatedAt,
      width: '104px',
      sort: 'updated_at',
      showFrom: '2xl',
      onCard: 'none',
      cell: (flow) => <RelativeTime at={flow.updated_at} />,
    },
  ]
}

/** Whether a flow runs by itself, or is still being drawn. */
export function FlowStatus(props: { status: FlowBrief['status']; plain?: boolean }) {
  const looks = {
    draft: { tone: 'waiting', icon: PencilRuler },
    enabled: { tone: 'success', icon: CircleCheck },
    disabled: { tone: 'cancelled', icon: CirclePause },
  } as const
  return (
    <Badge tone={looks[props.status].tone} icon={looks[props.status].icon} plain={props.plain ?? false}>
      {t().flowList.statuses[props.status]}
    </Badge>
  )
}

export function NextFire(props: { flow: FlowBrief }) {
  return (
    <Switch fallback={<RelativeTime at={props.flow.next_fire_at} timeZone={props.flow.timezone} />}>
      <Match when={props.flow.next_fire_at && currentHalt()}>
        <Badge tone="failed" icon={OctagonPause} plain>
          {t().jobs.halted}
        </Badge>
      </Match>
    </Switch>
  )
}

function SuccessRate(props: { rate: number | null | undefined }) {
  return (
    <Show when={typeof props.rate === 'number'} fallback={<span class="text-ink-3">–</span>}>
      <span class="tabular" data-tip={t().flowList.successRateHelp}>
        {formatPercent(props.rate ?? 0)}
      </span>
    </Show>
  )
}
