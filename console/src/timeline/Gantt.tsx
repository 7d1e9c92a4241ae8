import { createVirtualizer } from '@tanstack/solid-virtual'
import { createEffect, createSignal, For, onMount, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { createIsNarrow } from '../ui/create-media-query.ts'
import { GanttAxis } from './GanttAxis.tsx'
import { GanttRow } from './GanttRow.tsx'
import type { TimelineRow } from './timeline-rows.ts'
import { placeOf, type Span, type Zoom } from './timeline-span.ts'

type GanttProps = { rows: TimelineRow[]; span: Span; zoom: Zoom; now: number }

const sizes = { group: 32, job: 34, narrowJob: 58 }

/** A row per job, its runs where they lie in time; rows are virtual. Arrow keys go from row to row and from run to run. */
export function Gantt(props: GanttProps) {
  let box!: HTMLElement
  const isNarrow = createIsNarrow()
  const [scroller, setScroller] = createSignal<HTMLElement | null>(null)
  const [current, setCurrent] = createSignal(0)
  // Not before it is in the page: until then its size would never be watched.
  onMount(() => setScroller(box))
  const sizeOf = (index: number): number => {
    if (props.rows[index]?.kind === 'group') return sizes.group
    return isNarrow() ? sizes.narrowJob : sizes.job
  }
  const virtualizer = createVirtualizer({
    get count() {
      return props.rows.length
    },
    getScrollElement: scroller,
    estimateSize: sizeOf,
    overscan: 8,
  })
  createEffect(() => {
    void isNarrow()
    void props.rows
    virtualizer.measure()
  })
  const isNowShown = (): boolean => props.now >= props.span.from && props.now < props.span.to

  function focusRow(index: number, by: 1 | -1): void {
    let next = index + by
    while (props.rows[next]?.kind === 'group') next += by
    if (!props.rows[next]) return
    setCurrent(next)
    virtualizer.scrollToIndex(next)
    requestAnimationFrame(() => box.querySelector<HTMLElement>(`[data-row="${next}"] [data-stop]`)?.focus())
  }

  function handleKey(event: KeyboardEvent): void {
    const stop = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-stop]') : null
    const row = stop?.closest<HTMLElement>('[data-row]')
    if (!stop || !row) return
    const stops = [...row.querySelectorAll<HTMLElement>('[data-stop]')]
    const at = stops.indexOf(stop)
    const move = {
      ArrowDown: () => focusRow(Number(row.dataset.row), 1),
      ArrowUp: () => focusRow(Number(row.dataset.row), -1),
      ArrowRight: () => stops[at + 1]?.focus(),
      ArrowLeft: () => stops[at - 1]?.focus(),
      Home: () => stops[0]?.focus(),
      End: () => stops.at(-1)?.focus(),
    }[event.key]
    if (!move) return
    event.preventDefault()
    move()
  }

  return (
    <section
      ref={box}
      aria-label={t().frame.nav.timeline}
      class="h-[calc(100vh-244px)] min-h-80 overflow-y-auto overflow-x-hidden rounded border border-line"
      onKeyDown={handleKey}
    >
      <GanttAxis span={props.span} zoom={props.zoom} now={isNowShown() ? props.now : undefined} />
      <ul class="relative" style={{ height: `${virtualizer.getTotalSize()}px` }}>
        <For each={virtualizer.getVirtualItems()}>
          {(item) => (
            <Show when={props.rows[item.index]}>
              {(row) => (
                <li
                  class="absolute inset-x-0 top-0 border-b border-line"
                  style={{ transform: `translateY(${item.start}px)`, height: `${item.size}px` }}
                  data-row={item.index}
                >
                  <GanttRow
                    row={row()}
                    span={props.span}
                    now={props.now}
                    isStop={
                      item.index === current() ||
                      (current() === 0 && item.index === 1 && props.rows[0]?.kind === 'group')
                    }
                  />
                </li>
              )}
            </Show>
          )}
        </For>
        <Show when={isNowShown()}>
          <li class="pointer-events-none absolute inset-y-0 right-0 left-0 md:left-56" aria-hidden="true">
            <span
              class="absolute inset-y-0 w-px bg-accent"
              style={{ left: `${placeOf(props.now, props.span) * 100}%` }}
            />
          </li>
        </Show>
      </ul>
    </section>
  )
}
