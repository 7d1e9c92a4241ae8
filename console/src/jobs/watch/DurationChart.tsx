import { createMemo, For, Show } from 'solid-js'
import { formatDuration } from '../../i18n/format.ts'
import { watchWords } from '../../i18n/watch-words.ts'
import type { DayDurations } from './watch-queries.ts'

const width = 720
const height = 180
const left = 64
const bottom = 22
const top = 8
const dayMs = 86_400_000

/** p50 and p95 of each day; days without runs are gaps in the line. */
export function DurationChart(props: { days: DayDurations[] }) {
  const words = () => watchWords()
  const first = () => Date.parse(props.days[0]?.day ?? '')
  const span = () => Math.max(1, (Date.parse(props.days.at(-1)?.day ?? '') - first()) / dayMs)
  const highest = createMemo(() => Math.max(1, ...props.days.map(({ p95 }) => p95)) * 1.1)
  const x = (day: string): number => left + ((Date.parse(day) - first()) / dayMs / span()) * (width - left - 8)
  const y = (ms: number): number => top + (1 - ms / highest()) * (height - top - bottom)
  const line = (value: (day: DayDurations) => number): string =>
    props.days
      .map((day, index) => {
        const before = props.days[index - 1]
        const isNext = before !== undefined && Date.parse(day.day) - Date.parse(before.day) <= dayMs
        return `${isNext ? 'L' : 'M'}${x(day.day).toFixed(1)} ${y(value(day)).toFixed(1)}`
      })
      .join('')
  const marks = () => [0, 0.5, 1].map((part) => (highest() / 1.1) * part)
  return (
    <figure>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        class="w-full max-w-[960px]"
        role="img"
        aria-label={words().chartLabel(props.days[0]?.day ?? '', props.days.at(-1)?.day ?? '')}
      >
        <For each={marks()}>
          {(mark) => (
            <>
              <line x1={left} x2={width - 8} y1={y(mark)} y2={y(mark)} class="stroke-line" />
              <text x={left - 8} y={y(mark) + 4} text-anchor="end" class="fill-ink-3 text-xs">
                {formatDuration(Math.round(mark))}
              </text>
            </>
          )}
        </For>
        <path d={line(({ p50 }) => p50)} fill="none" stroke-width="1.5" class="stroke-running" />
        <path d={line(({ p95 }) => p95)} fill="none" stroke-width="1.5" stroke-dasharray="5 3" class="stroke-timeout" />
        <For each={props.days}>
          {(day) => (
            <>
              <circle cx={x(day.day)} cy={y(day.p50)} r="2" class="fill-running" />
              <circle cx={x(day.day)} cy={y(day.p95)} r="2" class="fill-timeout" />
            </>
          )}
        </For>
        <text x={left} y={height - 4} class="fill-ink-3 text-xs">
          {props.days[0]?.day}
        </text>
        <Show when={props.days.length > 1}>
          <text x={width - 8} y={height - 4} text-anchor="end" class="fill-ink-3 text-xs">
            {props.days.at(-1)?.day}
          </text>
        </Show>
      </svg>
      <figcaption class="mt-1 flex gap-5 text-xs text-ink-2">
        <Legend class="border-running" label={words().p50} />
        <Legend class="border-dashed border-timeout" label={words().p95} />
      </figcaption>
    </figure>
  )
}

function Legend(props: { class: string; label: string }) {
  return (
    <span class="inline-flex items-center gap-1.5">
      <span class={`w-5 border-t-2 ${props.class}`} aria-hidden="true" />
      {props.label}
    </span>
  )
}
