import Route from 'lucide-solid/icons/route'
import { Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { formatClock, formatDuration } from '../../../i18n/format.ts'
import { t } from '../../../i18n/language.ts'
import { toneLook } from '../../../ui/status.ts'
import type { NodeHistory, NodeType } from '../../flow-records.ts'
import { nodeLook } from '../node-state.ts'
import { Usual } from '../Usual.tsx'
import type { GanttBar, GanttSpan } from './gantt-rows.ts'

type NodeGanttRowProps = {
  bar: GanttBar
  span: GanttSpan
  name: string
  type: NodeType | undefined
  history: NodeHistory | undefined
  isCritical: boolean
  isSelected: boolean
  onOpen: () => void
}

export function NodeGanttRow(props: NodeGanttRowProps) {
  const look = () => nodeLook(props.bar.node, props.type)
  const tookMs = (): number => props.bar.to - props.bar.from
  const isOpen = (): boolean => props.bar.node.ended_at === null
  const words = (): string =>
    [
      props.name,
      look().word,
      `${formatClock(new Date(props.bar.from))} – ${isOpen() ? '' : formatClock(new Date(props.bar.to))}`,
      formatDuration(tookMs()),
      props.isCritical ? t().flowRuns.criticalPath : '',
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <button
      type="button"
      class="flex h-full w-full flex-col text-left transition-colors hover:bg-subtle md:flex-row"
      classList={{ 'bg-accent-soft!': props.isSelected }}
      aria-label={words()}
      onClick={() => props.onOpen()}
    >
      <span class="flex h-6 w-full min-w-0 shrink-0 items-center gap-1.5 px-3 text-sm md:h-full md:w-56">
        <Dynamic
          component={look().icon}
          size={14}
          class={`shrink-0 ${toneLook[look().tone].text} ${look().isMoving ? 'animate-spin' : ''}`}
          aria-hidden="true"
        />
        <span class="truncate" classList={{ 'font-medium': props.isCritical }}>
          {props.name}
        </span>
        <Show when={props.isCritical}>
          <Route size={13} class="shrink-0 text-accent-ink" aria-hidden="true" />
        </Show>
        <span class="tabular ml-auto shrink-0 text-ink-2 lg:hidden">{formatDuration(tookMs())}</span>
      </span>
      <span class="relative w-full min-w-0 flex-1" data-tip={words()}>
        <Show when={props.history}>
          {(history) => (
            <span
              class="absolute top-1/2 h-5 -translate-y-1/2 rounded-sm border border-dashed border-line-control"
              style={placeOf(props.bar.from, props.bar.from + history().median_ms, props.span)}
            />
          )}
        </Show>
        <span
          class={`absolute top-1/2 h-3 min-w-1 -translate-y-1/2 rounded-sm ${toneLook[look().tone].solid}`}
          classList={{
            'animate-pulse': look().isMoving,
            'outline-2 outline-offset-1 outline-accent': props.isCritical,
          }}
          style={placeOf(props.bar.from, props.bar.to, props.span)}
        />
      </span>
      <span class="hidden h-full w-64 shrink-0 items-center justify-end gap-3 px-3 text-sm lg:flex">
        <span class="tabular font-medium">{formatDuration(tookMs())}</span>
        <Usual tookMs={isOpen() ? undefined : tookMs()} history={props.history} />
      </span>
    </button>
  )
}

/** What reaches beyond the run ends with it. */
function placeOf(from: number, to: number, span: GanttSpan): { left: string; width: string } {
  const length = span.to - span.from
  const left = (from - span.from) / length
  const width = Math.min(1, (to - span.from) / length) - left
  return { left: `${left * 100}%`, width: `${Math.max(0, width) * 100}%` }
}
