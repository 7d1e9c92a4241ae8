import CircleCheck from 'lucide-solid/icons/circle-check'
import CircleOff from 'lucide-solid/icons/circle-off'
import CirclePause from 'lucide-solid/icons/circle-pause'
import { Show } from 'solid-js'
import { executorWords } from '../i18n/executor-words.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { Badge } from '../ui/StatusBadge.tsx'
import type { Column } from '../ui/table/columns.ts'
import type { Executor } from './executor-queries.ts'

const looks = {
  live: { tone: 'success', icon: CircleCheck },
  draining: { tone: 'cancelled', icon: CirclePause },
  gone: { tone: 'waiting', icon: CircleOff },
} as const

export function executorColumns(): Column<Executor>[] {
  const words = executorWords()
  return [
    {
      id: 'instance',
      header: words.name,
      sort: 'instance',
      isFixed: true,
      onCard: 'title',
      cell: (executor) => <span class="font-medium">{executor.instance}</span>,
    },
    {
      id: 'status',
      header: words.status,
      width: '120px',
      onCard: 'badge',
      cell: (executor) => <ExecutorStatus executor={executor} />,
    },
    {
      id: 'group',
      header: words.group,
      width: '140px',
      sort: 'group',
      cell: (executor) => <code class="font-mono text-xs">{executor.group}</code>,
    },
    {
      id: 'load',
      header: words.load,
      width: '200px',
      sort: 'running',
      cell: (executor) => <Load executor={executor} />,
    },
    { id: 'host', header: words.host, showFrom: 'xl', cell: (executor) => executor.host },
    {
      id: 'since',
      header: words.since,
      width: '120px',
      sort: 'started_at',
      showFrom: 'lg',
      cell: (executor) => <RelativeTime at={executor.started_at} />,
    },
    {
      id: 'heard',
      header: words.heard,
      width: '120px',
      sort: 'last_seen_at',
      cell: (executor) => <RelativeTime at={executor.last_seen_at} />,
    },
  ]
}

function ExecutorStatus(props: { executor: Executor }) {
  const look = () => looks[props.executor.status]
  const isDrained = (): boolean => props.executor.status === 'draining' && props.executor.running === 0
  return (
    <Badge tone={look().tone} icon={look().icon} plain>
      {isDrained() ? executorWords().drainedStatus : executorWords().statuses[props.executor.status]}
    </Badge>
  )
}

/** How many it runs of how many it could, as a bar and in figures. */
function Load(props: { executor: Executor }) {
  const share = (slots: number): number => Math.min(1, props.executor.running / slots)
  return (
    <Show when={props.executor.status !== 'gone'} fallback={<span class="text-ink-3">–</span>}>
      <Show
        when={props.executor.slots}
        fallback={
          <span class="tabular" data-tip={executorWords().unknownSlots}>
            {props.executor.running}
          </span>
        }
      >
        {(slots) => (
          <span class="inline-flex items-center gap-2">
            <span class="h-1.5 w-20 overflow-hidden rounded-full bg-muted">
              <span class="block h-full rounded-full bg-running-solid" style={{ width: `${share(slots()) * 100}%` }} />
            </span>
            <span class="tabular whitespace-nowrap">{executorWords().loadOf(props.executor.running, slots())}</span>
          </span>
        )}
      </Show>
    </Show>
  )
}
