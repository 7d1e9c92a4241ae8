import { createMemo, For, Show } from 'solid-js'
import { timelineWords } from '../i18n/timeline-words.ts'
import { placeOf, type Span, ticksOf, type Zoom } from './timeline-span.ts'

const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** What the clock shows along the top. */
export function GanttAxis(props: { span: Span; zoom: Zoom; now: number | undefined }) {
  const ticks = createMemo(() => ticksOf(props.span, props.zoom))
  return (
    <div class="sticky top-0 z-10 flex h-8 border-b border-line bg-surface text-xs text-ink-3">
      <div class="hidden w-56 shrink-0 items-center px-3 md:flex">{timelineWords().jobs}</div>
      <div class="relative min-w-0 flex-1">
        <For each={ticks()}>
          {(tick, index) => (
            <span
              class="tabular absolute inset-y-0 flex items-center border-l border-line pl-1 first:border-l-0"
              classList={{ 'max-md:hidden': index() % 3 !== 0 }}
              style={{ left: `${placeOf(tick, props.span) * 100}%` }}
            >
              {clock.format(tick)}
            </span>
          )}
        </For>
        <Show when={props.now}>
          {(now) => (
            <span
              class="tabular absolute top-1.5 z-10 flex h-5 -translate-x-1/2 items-center rounded bg-accent px-1.5 font-medium text-on-accent"
              style={{ left: `clamp(22px, ${placeOf(now(), props.span) * 100}%, calc(100% - 22px))` }}
            >
              {clock.format(now())}
            </span>
          )}
        </Show>
      </div>
    </div>
  )
}
