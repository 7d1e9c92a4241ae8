import { invalid } from '../errors.ts'
import { type Text, text } from '../text.ts'

type Field = { name: Text; min: number; max: number; steps: number; names?: readonly string[]; form?: RegExp }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

const hour: Field = { name: text('时', 'Hour'), min: 0, max: 23, steps: 24 }
const dayOfMonth: Field = { name: text('日', 'Day of month'), min: 1, max: 31, steps: 31 }
const dayOfWeek: Field = { name: text('周', 'Day of week'), min: 0, max: 7, steps: 7, names: weekdays }
const fields: readonly Field[] = [
  { name: text('秒', 'Second'), min: 0, max: 59, steps: 60 },
  { name: text('分', 'Minute'), min: 0, max: 59, steps: 60 },
  hour,
  dayOfMonth,
  { name: text('月', 'Month'), min: 1, max: 12, steps: 12, names: months },
  dayOfWeek,
]

const nicknames: Record<string, string> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
}

/** The six fields, seconds first, each known to be well formed. Throws `validation` on `cron_expr` that names the field. */
export function readCronFields(expression: string): string[] {
  const parts = expandNickname(expression.trim()).split(/\s+/)
  if (parts.length === 5) parts.unshift('0')
  if (parts.length !== 6) throw wrongCount(parts.length)
  for (const [index, field] of fields.entries()) checkField(field, parts[index] ?? '')
  return parts
}

/** Whether a well-formed hour field has an item that spans the whole day: `*`, `0-23`, either with a step, or `0/n`. */
export function spansDay(hours: string): boolean {
  return hours.split(',').some((item) => {
    const span = readSpan(hour, item)
    return span?.from === hour.min && span.to === hour.max
  })
}

function expandNickname(expression: string): string {
  if (!expression.startsWith('@')) return expression
  const expanded = nicknames[expression.toLowerCase()]
  if (expanded) return expanded
  const known = Object.keys(nicknames).join(' ')
  throw refusal(text(`不认识“${expression}”，可用的有 ${known}`, `"${expression}" is not known; there are ${known}`))
}

function checkField(field: Field, value: string): void {
  const items = value.split(',')
  for (const item of items) {
    const problem = problemOf(field, item, items.length)
    if (problem) {
      const { zh, en } = field.name
      throw refusal(text(`${zh}字段“${item || value}”${problem.zh}`, `${en} "${item || value}" ${problem.en}`))
    }
  }
}

function problemOf(field: Field, item: string, listLength: number): Text | undefined {
  if (item === '') return text('有空的一项', 'has an empty item')
  if (item === '?') {
    if (field === dayOfMonth || field === dayOfWeek) return listLength > 1 ? unreadable(field) : undefined
    return text('不能用：? 只用于日和周', 'cannot be used: ? is for the two day fields')
  }
  const special =
    field === dayOfMonth ? dayProblem(item, listLength) : field === dayOfWeek ? weekdayProblem(item) : 'plain'
  return special === 'plain' ? plainProblem(field, item) : special
}

function plainProblem(field: Field, item: string): Text | undefined {
  const span = readSpan(field, item)
  if (!span) return unreadable(field)
  if (span.from < field.min || span.from > field.max || span.to > field.max) return outOfRange(field)
  if (span.from > span.to) return text('的范围颠倒了', 'is a range that runs backwards')
  if (span.step < 1 || span.step > field.steps) {
    return text(`的步长须在 1 至 ${field.steps} 之间`, `has a step outside 1 to ${field.steps}`)
  }
  return undefined
}

function dayProblem(item: string, listLength: number): Text | undefined | 'plain' {
  if (/^l$/i.test(item)) return undefined
  if (/^lw$/i.test(item)) {
    return listLength > 1 ? text('须单独使用', 'has to stand alone') : undefined
  }
  if (/^l-\d+$/i.test(item)) return text('不支持：只能用 L 表示月末', 'is not supported: only L itself, the last day')
  const [, nearest] = /^(\d{1,2})w$/i.exec(item) ?? []
  return nearest === undefined ? 'plain' : plainProblem(dayOfMonth, nearest)
}

function weekdayProblem(item: string): Text | undefined | 'plain' {
  const [, days, ordinal] = /^([^#]+)(?:#(.*)|l)$/i.exec(item) ?? []
  if (days === undefined || /[/*]/.test(days)) return 'plain'
  if (ordinal !== undefined && !/^[1-5]$/.test(ordinal)) {
    return text('的 # 之后须为 1 至 5', 'takes 1 to 5 after #')
  }
  return plainProblem(dayOfWeek, days)
}

/** Undefined when the item is not of the form `*`, `a` or `a-b`, each with or without a step. */
function readSpan(field: Field, item: string): { from: number; to: number; step: number } | undefined {
  const [, first, last, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d{1,4}))?$/.exec(item) ?? []
  if (first === undefined || (first === '*' && last !== undefined)) return undefined
  const from = first === '*' ? field.min : readValue(field, first)
  // The end of an open span on the week is Saturday; 7 is Sunday again.
  const end = field === dayOfWeek ? 6 : field.max
  const to = last !== undefined ? readValue(field, last, true) : first === '*' || step !== undefined ? end : from
  if (from === undefined || to === undefined) return undefined
  return { from, to, step: Number(step ?? 1) }
}

function readValue(field: Field, value: string, isEnd = false): number | undefined {
  if (/^\d{1,4}$/.test(value)) return Number(value)
  const index = field.names?.indexOf(value.toLowerCase()) ?? -1
  if (index === -1) return undefined
  return isEnd && field === dayOfWeek && index === 0 ? 7 : index + field.min
}

function outOfRange({ min, max }: Field): Text {
  return text(`超出范围，应在 ${min} 至 ${max} 之间`, `is out of range: it takes ${min} to ${max}`)
}

function unreadable(field: Field): Text {
  const names = field.names ? ` ${field.names.slice(0, 2).join(' ').toUpperCase()}…` : ''
  const more = field === dayOfMonth ? ' L LW 15W' : field === dayOfWeek ? ' 5#2 5L' : ''
  const forms = `* 1 1-5 */2 1,3${names}${more}`
  return text(`无法识别，可用的写法：${forms}`, `cannot be read; forms that can: ${forms}`)
}

function wrongCount(count: number): Error {
  return refusal(
    text(
      `Cron 表达式须有 5 段（分 时 日 月 周）或以秒开头的 6 段，现有 ${count} 段`,
      `A cron expression has 5 fields (minute, hour, day of month, month, day of week) or 6 that begin with seconds; this has ${count}`,
    ),
  )
}

function refusal(message: Text): Error {
  return invalid('cron_expr', message)
}
