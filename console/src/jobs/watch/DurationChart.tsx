import { createMemo, For } from 'solid-js'
import { formatDuration } from '../../i18n/format.ts'
import { watchWords } from '../../i18n/watch-words.ts'
import type { DayDurations } from './watch-queries.ts'

const width = 1000
const height = 200
const dayMs = 86_400_000
const gridLines = [1, 0.5, 0]

/**
 * p50 and p95 of each day; days without runs are gaps in the line. The drawing stretches to its place, the words around it
 * do not.
 */
export function DurationChart(props: { days: DayDurations[] }) {
  const words = () => watchWords()
  const first = (): string => props.days[0]?.day ?? ''
  const last = (): string => props.days.at(-1)?.day ?? ''
  const span = (): number => Math.max(1, (Date.parse(last()) - Date.parse(first())) / dayMs)
  const highest = createMemo(() => Math.max(1, ...props.days.map(({ p95 }) => p95)))
  const x = (day: string): string => (((Date.parse(day) - Date.parse(first())) / dayMs / span()) * width).toFixed(1)
  const y = (ms: number): string => ((1 - ms / highest()) * height).toFixed(1)

  const lineOf = (value: (day: DayDurations) => number): string =>
    props.days
      .map((day, index) => {
        const before = props.days[index - 1]
        const isNext = before !== undefined && Date.parse(day.day) - Date.parse(before.day) <= dayMs
        return `${isNext ? 'L' : 'M'}${x(day.day)} ${y(value(day))}`
      })
      .join('')
  const dotsOf = (value: (day: DayDurations) => number): string =>
    props.days.map((day) => `M${x(day.day)} ${y(value(day))}h0`).join('')

  const p50 = ({ p50: ms }: DayDurations): number => ms
  const p95 = ({ p95: ms }: DayDurations): number => ms
  return (
    <figure class="tabular grid grid-cols-[auto_1fr] gap-x-3 text-xs text-ink-3">
      <div class="-my-2 flex flex-col justify-between text-right" aria-hidden="true">
        <For each={gridLines}>{(part) => <span>{formatDuration(Math.round(highest() * part))}</span>}</For>
      </div>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        class="h-44 w-full overflow-visible"
        fill="none"
        stroke-linecap="round"
        role="img"
        aria-label={words().chartLabel(first(), last())}
      >
        <For each={gridLines}>
          {(part) => <Stroke d={`M0 ${y(highest() * part)}H${width}`} class="stroke-line" width={1} />}
        </For>
        <Stroke d={lineOf(p50)} class="stroke-running" width={1.5} />
        <Stroke d={lineOf(p95)} class="stroke-timeout" width={1.5} dashes="5 4" />
        <Stroke d={dotsOf(p50)} class="stroke-running" width={5} />
        <Stroke d={dotsOf(p95)} class="stroke-timeout" width={5} />
      </svg>
      <div class="col-start-2 mt-2 flex justify-between gap-4">
        <span>{first()}</span>
        <span>{first() === last() ? '' : last()}</span>
      </div>
      <figcaption class="col-start-2 mt-2 flex gap-5 text-ink-2">
        <Legend class="border-running" label={words().p50} />
        <Legend class="border-dashed border-timeout" label={words().p95} />
      </figcaption>
    </figure>
  )
}

/** A line whose width stays as it is, however the drawing is stretched. */
function Stroke(props: { d: string; class: string; width: number; dashes?: string }) {
  return (
    <path
      d={props.d}
      class={props.class}
      stroke-width={props.width}
      stroke-dasharray={props.dashes}
      vector-effect="non-scaling-stroke"
    />
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
