import { createVirtualizer } from '@tanstack/solid-virtual'
import Route from 'lucide-solid/icons/route'
import { createEffect, createMemo, createSignal, For, onMount, Show } from 'solid-js'
import { formatDuration } from '../../../i18n/format.ts'
import { t } from '../../../i18n/language.ts'
import { createIsNarrow } from '../../../ui/create-media-query.ts'
import { createNow } from '../../../ui/create-now.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { type FlowRun, isOpenRun } from '../../flow-records.ts'
import { tookMs } from '../compare/compare-runs.ts'
import type { RunView } from '../run-view.ts'
import { ganttBars, ganttSpan, ganttTicks } from './gantt-rows.ts'
import { NodeGanttRow } from './NodeGanttRow.tsx'

type NodeGanttProps = { run: FlowRun; view: RunView; onOpen: (nodeId: string) => void; selected: string | undefined }

const rowHeight = { wide: 34, narrow: 54 }
const everyMs = 1000

/** A bar per node where it lies in the run, those that decided its end marked. Rows are virtual. */
export function NodeGantt(props: NodeGanttProps) {
  let box!: HTMLDivElement
  const now = createNow(everyMs)
  const isNarrow = createIsNarrow()
  const bars = createMemo(() =>
    ganttBars(
      props.view.list().map(({ node }) => node),
      isOpenRun(props.run) ? now() : Date.parse(props.run.ended_at ?? props.run.scheduled_at),
    ),
  )
  const span = createMemo(() => ganttSpan(props.run, bars()))
  const critical = createMemo(() => new Set(props.view.critical()))
  const [scroller, setScroller] = createSignal<HTMLElement | null>(null)
  // Not before it is in the page: until then its size would never be watched.
  onMount(() => setScroller(box))
  const virtualizer = createVirtualizer({
    get count() {
      return bars().length
    },
    getScrollElement: scroller,
    estimateSize: () => (isNarrow() ? rowHeight.narrow : rowHeight.wide),
    overscan: 10,
  })
  createEffect(() => {
    void isNarrow()
    virtualizer.measure()
  })
  const rest = (): number => props.view.list().length - bars().length

  return (
    <Show
      when={bars().length > 0}
      fallback={<EmptyState title={t().flowRuns.ganttEmpty}>{t().flowRuns.ganttEmptyBody}</EmptyState>}
    >
      <CriticalPath view={props.view} onOpen={props.onOpen} />
      <div class="rounded border border-line">
        <Axis span={span()} />
        <div ref={box} class="max-h-[calc(100vh-380px)] min-h-64 overflow-x-hidden overflow-y-auto">
          <ul class="relative" style={{ height: `${virtualizer.getTotalSize()}px` }}>
            <For each={virtualizer.getVirtualItems()}>
              {(item) => (
                <Show when={bars()[item.index]}>
                  {(bar) => (
                    <li
                      class="absolute inset-x-0 top-0 border-b border-line"
                      style={{ transform: `translateY(${item.start}px)`, height: `${item.size}px` }}
                    >
                      <NodeGanttRow
                        bar={bar()}
                        span={span()}
                        name={props.view.nameOf(bar().node.node_id)}
                        type={props.view.drawn().get(bar().node.node_id)?.type}
                        history={props.view.history().get(bar().node.node_id)}
                        isCritical={critical().has(bar().node.node_id)}
                        isSelected={props.selected === bar().node.node_id}
                        onOpen={() => props.onOpen(bar().node.node_id)}
                      />
                    </li>
                  )}
                </Show>
              )}
            </For>
          </ul>
        </div>
      </div>
      <Show when={rest() > 0}>
        <p class="pt-2 text-sm text-ink-3">{t().flowRuns.notStarted(rest())}</p>
      </Show>
    </Show>
  )
}

function Axis(props: { span: { from: number; to: number } }) {
  const ticks = createMemo(() => ganttTicks(props.span))
  return (
    <div class="flex h-8 border-b border-line text-xs text-ink-3">
      <div class="hidden w-56 shrink-0 items-center px-3 md:flex">{t().flowRuns.node}</div>
      <div class="relative min-w-0 flex-1 overflow-hidden">
        <For each={ticks()}>
          {(tick, index) => (
            <span
              class="tabular absolute inset-y-0 flex items-center border-l border-line pl-1 whitespace-nowrap first:border-l-0"
              classList={{ 'max-md:hidden': index() % 3 !== 0 }}
              style={{ left: `${(tick / (props.span.to - props.span.from)) * 100}%` }}
            >
              {tick === 0 ? '0' : formatDuration(tick)}
            </span>
          )}
        </For>
      </div>
      <div class="hidden w-64 shrink-0 items-center justify-end px-3 lg:flex">
        {t().flowRuns.duration} · {t().flowRuns.usual}
      </div>
    </div>
  )
}

/** Which nodes decided how long the run took, in words. */
function CriticalPath(props: { view: RunView; onOpen: (nodeId: string) => void }) {
  const words = () => t().flowRuns
  const took = (): number =>
    props.view
      .list()
      .filter(({ id }) => props.view.critical().includes(id))
      .reduce((sum, { node }) => sum + (tookMs(node) ?? 0), 0)
  return (
    <Show when={props.view.critical().length > 0}>
      <p class="flex flex-wrap items-center gap-x-1.5 gap-y-1 pb-3 text-sm">
        <span class="inline-flex items-center gap-1.5 font-medium" data-tip={words().criticalHelp}>
          <Route size={14} class="text-accent-ink" aria-hidden="true" />
          {words().criticalPath}
        </span>
        <For each={props.view.critical()}>
          {(id, index) => (
            <>
              <Show when={index() > 0}>
                <span class="text-ink-3" aria-hidden="true">
                  →
                </span>
              </Show>
              <button
                type="button"
                class="max-w-48 truncate underline-offset-4 hover:underline"
                onClick={() => props.onOpen(id)}
              >
                {props.view.nameOf(id)}
              </button>
            </>
          )}
        </For>
        <span class="tabular text-ink-3">· {words().criticalTook(formatDuration(took()))}</span>
      </p>
    </Show>
  )
}
