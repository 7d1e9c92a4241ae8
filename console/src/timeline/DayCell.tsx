import { A } from '@solidjs/router'
import CircleCheck from 'lucide-solid/icons/circle-check'
import CircleX from 'lucide-solid/icons/circle-x'
import Clock from 'lucide-solid/icons/clock'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import SkipForward from 'lucide-solid/icons/skip-forward'
import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { formatNumber } from '../i18n/format.ts'
import { languageTag, t } from '../i18n/language.ts'
import { timelineWords } from '../i18n/timeline-words.ts'
import { createNow } from '../ui/create-now.ts'
import type { Icon } from '../ui/icon.ts'
import type { CalendarDay } from './timeline-queries.ts'
import { dayOf } from './timeline-span.ts'

type Line = { icon: Icon; tone: string; text: string; word: string }

/** What a day brought and what it will bring; leads to its timeline. */
export function DayCell(props: { day: CalendarDay }) {
  const now = createNow(10_000)
  const isToday = (): boolean => props.day.date === dayOf(now())
  const lines = (): Line[] => linesOf(props.day)
  const weekday = (): string =>
    new Intl.DateTimeFormat(languageTag(), { weekday: 'short' }).format(new Date(`${props.day.date}T12:00`))
  const label = (): string => {
    const date = new Intl.DateTimeFormat(languageTag(), { dateStyle: 'full' }).format(
      new Date(`${props.day.date}T12:00`),
    )
    return timelineWords().dayOf(
      date,
      lines()
        .map(({ word }) => word)
        .join(t().ui.separator),
    )
  }
  return (
    <li class="border-r border-b border-line" classList={{ 'max-md:hidden': lines().length === 0 && !isToday() }}>
      <A
        href={`/timeline?day=${props.day.date}`}
        class="flex min-h-12 items-start gap-3 px-2.5 py-2 transition-colors hover:bg-subtle focus-visible:-outline-offset-2 md:min-h-28 md:flex-col md:gap-1.5"
        aria-current={isToday() ? 'date' : undefined}
      >
        <span class="sr-only">{label()}</span>
        <span
          aria-hidden="true"
          class="tabular flex size-6 shrink-0 items-center justify-center rounded-full text-sm"
          classList={{ 'bg-accent font-semibold text-on-accent': isToday(), 'text-ink-2': !isToday() }}
        >
          {Number(props.day.date.slice(8))}
        </span>
        <span class="min-w-8 text-sm leading-6 text-ink-3 md:hidden" aria-hidden="true">
          {weekday()}
        </span>
        <span
          class="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-0.5 md:flex-col md:items-start"
          aria-hidden="true"
        >
          <For each={lines()}>
            {(line) => (
              <span class={`tabular inline-flex items-center gap-1.5 text-sm ${line.tone}`} data-tip={line.word}>
                <Dynamic component={line.icon} size={13} class="shrink-0" aria-hidden="true" />
                {line.text}
              </span>
            )}
          </For>
        </span>
      </A>
    </li>
  )
}

function linesOf({ counts, planned, is_estimate }: CalendarDay): Line[] {
  const words = timelineWords()
  const status = t().status
  const failed = (counts.failed ?? 0) + (counts.timeout ?? 0)
  const others = (counts.running ?? 0) + (counts.waiting ?? 0) + (counts.cancelled ?? 0)
  const line = (count: number, icon: Icon, tone: string, word: string, prefix = ''): Line[] =>
    count > 0 ? [{ icon, tone, text: `${prefix}${formatNumber(count)}`, word }] : []
  return [
    ...line(failed, CircleX, 'font-medium text-failed', `${status.failed} ${formatNumber(failed)}`),
    ...line(counts.success ?? 0, CircleCheck, 'text-success', `${status.success} ${formatNumber(counts.success ?? 0)}`),
    ...line(counts.skipped ?? 0, SkipForward, 'text-skipped', `${status.skipped} ${formatNumber(counts.skipped ?? 0)}`),
    ...line(others, Ellipsis, 'text-ink-2', words.others(others)),
    ...line(
      planned,
      Clock,
      'text-ink-3',
      is_estimate ? words.plannedAbout(planned) : words.planned(planned),
      is_estimate ? '≈ ' : '',
    ),
  ]
}
