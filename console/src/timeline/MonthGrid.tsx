import { For } from 'solid-js'
import { languageTag } from '../i18n/language.ts'
import { DayCell } from './DayCell.tsx'
import type { CalendarDay } from './timeline-queries.ts'

/** A month by weeks that begin on Monday; on a phone the days stand one below the other. */
export function MonthGrid(props: { days: CalendarDay[] }) {
  const before = (): number => (weekday(props.days[0]?.date ?? '2024-01-01') + 6) % 7
  const after = (): number => (7 - ((before() + props.days.length) % 7)) % 7
  const names = (): string[] => {
    const format = new Intl.DateTimeFormat(languageTag(), { weekday: 'short' })
    // 1 January 2024 was a Monday.
    return Array.from({ length: 7 }, (_, at) => format.format(new Date(2024, 0, 1 + at)))
  }
  return (
    <div class="overflow-hidden rounded border border-line">
      <div class="hidden grid-cols-7 border-b border-line bg-canvas md:grid" aria-hidden="true">
        <For each={names()}>{(name) => <span class="px-2.5 py-1.5 text-xs text-ink-3">{name}</span>}</For>
      </div>
      <ul class="-mr-px -mb-px grid md:grid-cols-7">
        <Blank count={before()} />
        <For each={props.days}>{(day) => <DayCell day={day} />}</For>
        <Blank count={after()} />
      </ul>
    </div>
  )
}

function Blank(props: { count: number }) {
  return (
    <For each={Array.from({ length: props.count })}>
      {() => <li class="hidden border-r border-b border-line bg-canvas md:block" aria-hidden="true" />}
    </For>
  )
}

const weekday = (date: string): number => new Date(`${date}T12:00`).getDay()
