import { For, Show } from 'solid-js'
import { calendarWords } from '../../i18n/calendar-words.ts'
import { type DayKind, type Days, datesOf, kindOf, weekdayOf } from './year-days.ts'

type MonthGridProps = {
  year: number
  month: number
  days: Days
  /** The one date that Tab leads to. */
  current: string
  /** Undefined where nothing can be changed. */
  onToggle: ((date: string) => void) | undefined
  onFocus: (date: string) => void
}

const kindClass: Record<DayKind, string> = {
  workday: 'text-ink',
  weekend: 'text-ink-3',
  holiday: 'bg-skipped-soft text-skipped font-medium',
  extra: 'bg-accent-soft text-accent-ink font-medium',
}

/** A month from Monday on; each day says what it is by colour, mark and name. */
export function MonthGrid(props: MonthGridProps) {
  const words = calendarWords
  const dates = () => datesOf(props.year, props.month)
  const offset = () => weekdayOf(dates()[0] ?? '')
  return (
    <section aria-label={`${words().year(props.year)} ${words().month(props.month)}`}>
      <h3 class="pb-1 text-sm font-medium">{words().month(props.month)}</h3>
      <div class="grid grid-cols-7 text-center text-xs text-ink-3" aria-hidden="true">
        <For each={words().weekdayLetters}>{(letter) => <span class="pb-0.5">{letter}</span>}</For>
      </div>
      <div class="grid grid-cols-7 gap-px">
        <For each={dates()}>
          {(date, index) => {
            const kind = () => kindOf(date, props.days)
            const label = () =>
              words().dayLabel(`${date} ${words().weekdays[weekdayOf(date) - 1]}`, words().kinds[kind()])
            return (
              <button
                type="button"
                data-date={date}
                class={`tabular relative flex h-7 items-center justify-center rounded-sm text-sm select-none enabled:cursor-pointer enabled:hover:ring-1 enabled:hover:ring-line-control ${kindClass[kind()]}`}
                style={index() === 0 ? { 'grid-column-start': offset() } : {}}
                tabIndex={date === props.current ? 0 : -1}
                disabled={!props.onToggle}
                onFocus={() => props.onFocus(date)}
                onClick={() => props.onToggle?.(date)}
              >
                {index() + 1}
                <span class="sr-only"> {label()}</span>
                <Show when={markOf(kind())}>
                  {(mark) => (
                    <span class="absolute top-0 right-0.5 text-[9px] leading-3" aria-hidden="true">
                      {words().marks[mark()]}
                    </span>
                  )}
                </Show>
              </button>
            )
          }}
        </For>
      </div>
    </section>
  )
}

const markOf = (kind: DayKind): 'holiday' | 'extra' | undefined =>
  kind === 'holiday' || kind === 'extra' ? kind : undefined
