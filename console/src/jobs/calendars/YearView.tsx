import ChevronLeft from 'lucide-solid/icons/chevron-left'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { createMemo, createSignal, For, type JSX } from 'solid-js'
import { calendarWords } from '../../i18n/calendar-words.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { MonthGrid } from './MonthGrid.tsx'
import { addDays, countYear, type Days, toggled } from './year-days.ts'

type YearViewProps = {
  value: { weekends: number[]; holidays: string[]; workdays: string[] }
  year: number
  onYear: (year: number) => void
  /** Undefined where nothing can be changed. */
  onChange: ((dates: { holidays: string[]; workdays: string[] }) => void) | undefined
  actions?: JSX.Element
}

const months = Array.from({ length: 12 }, (_, index) => index + 1)
const moves: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
  PageUp: -28,
  PageDown: 28,
}

/** The twelve months of a year, whose days are changed by a click or by keyboard. */
export function YearView(props: YearViewProps) {
  const words = calendarWords
  const [focused, setFocused] = createSignal('')
  const days = createMemo<Days>(() => ({
    weekends: props.value.weekends,
    holidays: new Set(props.value.holidays),
    workdays: new Set(props.value.workdays),
  }))
  const current = (): string => (focused().startsWith(`${props.year}-`) ? focused() : `${props.year}-01-01`)
  const toggle = () => {
    const { onChange } = props
    return onChange && ((date: string) => onChange(toggled(date, days())))
  }

  function move(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
    const step = moves[event.key]
    if (step === undefined) return
    event.preventDefault()
    const grid = event.currentTarget
    const next = addDays(current(), step)
    if (!next.startsWith(`${props.year}-`)) props.onYear(Number(next.slice(0, 4)))
    setFocused(next)
    queueMicrotask(() => grid.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus())
  }

  return (
    <div>
      <div class="flex flex-wrap items-center gap-x-3 gap-y-2 pb-3">
        <div class="flex items-center gap-1">
          <IconButton icon={ChevronLeft} label={words().previousYear} onClick={() => props.onYear(props.year - 1)} />
          <span class="tabular min-w-16 text-center font-semibold" aria-live="polite">
            {words().year(props.year)}
          </span>
          <IconButton icon={ChevronRight} label={words().nextYear} onClick={() => props.onYear(props.year + 1)} />
        </div>
        <p class="tabular text-sm text-ink-2">{words().summary(countYear(props.year, days()))}</p>
        <div class="ml-auto flex gap-2">{props.actions}</div>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: moves the focus among the buttons within. */}
      <div class="grid grid-cols-1 gap-x-6 gap-y-5 min-[480px]:grid-cols-2 lg:grid-cols-3" onKeyDown={move}>
        <For each={months}>
          {(month) => (
            <MonthGrid
              year={props.year}
              month={month}
              days={days()}
              current={current()}
              onToggle={toggle()}
              onFocus={setFocused}
            />
          )}
        </For>
      </div>
    </div>
  )
}
