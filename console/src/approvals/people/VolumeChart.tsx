import { createMemo, For, Show } from 'solid-js'
import { formatNumber } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import type { Statistics } from './people-queries.ts'

type Day = Statistics['days'][number]

const height = 160
const dayMs = 86_400_000
const gridLines = [1, 0.5, 0]

/** What came and what was decided, day by day; days without either are empty. */
export function VolumeChart(props: { days: Day[]; from: string; to: string }) {
  const words = () => t().approvalPeople
  const all = createMemo(() => everyDay(props.days, props.from, props.to))
  const highest = createMemo(() => Math.max(2, ...all().flatMap(({ submitted, ended }) => [submitted, ended])))
  const barOf = (count: number): number => (count / highest()) * height
  return (
    <figure class="tabular grid grid-cols-[auto_1fr] gap-x-3 text-xs text-ink-3">
      <div class="-my-2 flex flex-col justify-between text-right" aria-hidden="true">
        <For each={gridLines}>{(part) => <span>{formatNumber(Math.round(highest() * part))}</span>}</For>
      </div>
      <svg
        viewBox={`0 0 ${all().length * 3} ${height}`}
        preserveAspectRatio="none"
        class="h-40 w-full overflow-visible"
        role="img"
        aria-label={words().chartLabel(props.from, props.to)}
      >
        <For each={gridLines}>
          {(part) => (
            <path
              d={`M0 ${(1 - part) * height}H${all().length * 3}`}
              class="stroke-line"
              stroke-width={1}
              vector-effect="non-scaling-stroke"
            />
          )}
        </For>
        <For each={all()}>
          {({ day, submitted, ended }, index) => (
            <g>
              <title>{`${day} · ${words().submitted} ${submitted} · ${words().ended} ${ended}`}</title>
              <Bar x={index() * 3 + 0.4} height={barOf(submitted)} class="fill-running" />
              <Bar x={index() * 3 + 1.5} height={barOf(ended)} class="fill-success" />
            </g>
          )}
        </For>
      </svg>
      <div class="col-start-2 mt-2 flex justify-between gap-4">
        <span>{props.from}</span>
        <Show when={props.from !== props.to}>
          <span>{props.to}</span>
        </Show>
      </div>
      <figcaption class="col-start-2 mt-2 flex gap-5 text-ink-2">
        <Legend class="bg-running" label={words().submitted} />
        <Legend class="bg-success" label={words().ended} />
      </figcaption>
    </figure>
  )
}

function Bar(props: { x: number; height: number; class: string }) {
  return <rect x={props.x} y={height - props.height} width={1.1} height={props.height} class={props.class} />
}

function Legend(props: { class: string; label: string }) {
  return (
    <span class="inline-flex items-center gap-1.5">
      <span class={`size-2.5 rounded-sm ${props.class}`} aria-hidden="true" />
      {props.label}
    </span>
  )
}

function everyDay(days: Day[], from: string, to: string): Day[] {
  const known = new Map(days.map((day) => [day.day, day]))
  const count = Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.parse(from) + index * dayMs).toISOString().slice(0, 10)
    return known.get(day) ?? { day, submitted: 0, ended: 0 }
  })
}
