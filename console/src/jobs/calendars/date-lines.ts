import { addDays } from './year-days.ts'

type Found = { holidays: string[]; workdays: string[]; bad: { line: number; text: string } | undefined }

const datePattern = /(\d{4})(?:[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})日?|(\d{2})(\d{2}))(?!\d)/g
const spanPattern = /^\s*(?:~|～|—|–|-|至|到|to|until|\.\.)\s*$/i
const workPattern = /班|工作|work/i
const longestSpanDays = 366

/**
 * Dates and spans of dates, a line each, with words around them; lines without any date are passed over when they are
 * headings, and told when they hold figures that could be meant as one.
 */
export function readDateLines(text: string, kind: 'holidays' | 'workdays'): Found {
  const found = { holidays: new Set<string>(), workdays: new Set<string>() }
  let bad: Found['bad']
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const dates = datesIn(line)
    if (dates) {
      const target = found[workPattern.test(line) ? 'workdays' : kind]
      for (const date of dates) target.add(date)
    } else if (/\d/.test(line)) {
      bad ??= { line: index + 1, text: line.trim().slice(0, 40) }
    }
  }
  for (const date of found.workdays) found.holidays.delete(date)
  return { holidays: [...found.holidays].sort(), workdays: [...found.workdays].sort(), bad }
}

/** Undefined when there is none, or one that is no date. */
function datesIn(line: string): string[] | undefined {
  const matches = [...line.matchAll(datePattern)]
  const dates = matches.map(([, year, month, day, shortMonth, shortDay]) =>
    validDate(`${year}-${(month ?? shortMonth ?? '').padStart(2, '0')}-${(day ?? shortDay ?? '').padStart(2, '0')}`),
  )
  if (dates.length === 0 || dates.includes(undefined)) return undefined
  const [first, last] = dates
  const [start, end] = matches
  const between = start && end && line.slice(start.index + start[0].length, end.index)
  const isSpan = dates.length === 2 && between !== undefined && spanPattern.test(between)
  return isSpan && first && last ? spanOf(first, last) : dates.filter((date) => date !== undefined)
}

function spanOf(first: string, last: string): string[] | undefined {
  const dates: string[] = []
  for (let date = first; date <= last; date = addDays(date, 1)) {
    dates.push(date)
    if (dates.length > longestSpanDays) return undefined
  }
  return dates.length > 0 ? dates : undefined
}

function validDate(text: string): string | undefined {
  const time = Date.parse(`${text}T00:00:00Z`)
  const isDate = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  return isDate && /^(?:19|20)/.test(text) ? text : undefined
}
