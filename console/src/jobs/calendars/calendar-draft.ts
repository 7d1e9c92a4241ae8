import { calendarWords } from '../../i18n/calendar-words.ts'
import { t } from '../../i18n/language.ts'
import type { Calendar, CalendarBody } from './calendar-queries.ts'

export type CalendarDraft = {
  name: string
  timezone: string
  weekends: number[]
  holidays: string[]
  workdays: string[]
}

const mostDates = 2000

export const emptyCalendar: CalendarDraft = {
  name: '',
  timezone: 'Asia/Shanghai',
  weekends: [6, 7],
  holidays: [],
  workdays: [],
}

export function calendarDraftOf({ name, timezone, weekends, holidays, workdays }: Calendar): CalendarDraft {
  return { name, timezone, weekends, holidays, workdays }
}

export function calendarBodyOf(draft: CalendarDraft): CalendarBody {
  return { ...draft, name: draft.name.trim() }
}

export function checkCalendar({
  name,
  holidays,
  workdays,
}: CalendarDraft): Partial<Record<keyof CalendarDraft, string>> {
  const words = calendarWords()
  return {
    ...(name.trim() === '' && { name: t().form.required(words.name) }),
    ...((holidays.length > mostDates || workdays.length > mostDates) && { holidays: words.tooMany }),
  }
}

/** Both lists with the new dates, each date in one of them. */
export function withDates(
  draft: Pick<CalendarDraft, 'holidays' | 'workdays'>,
  found: Pick<CalendarDraft, 'holidays' | 'workdays'>,
): Pick<CalendarDraft, 'holidays' | 'workdays'> {
  const union = (old: string[], added: string[], others: string[]) =>
    [...new Set([...old.filter((date) => !others.includes(date)), ...added])].sort()
  return {
    holidays: union(draft.holidays, found.holidays, found.workdays),
    workdays: union(draft.workdays, found.workdays, found.holidays),
  }
}
