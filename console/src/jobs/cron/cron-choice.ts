/** What can be put together; the rest of a cron expression is written by hand. */
export type CronChoice = {
  every: 'minutes' | 'hours' | 'day' | 'week' | 'month'
  /** Of minutes or hours. */
  step: number
  /** Past the hour. */
  minute: number
  /** `HH:mm:ss` */
  time: string
  /** From 0, Sunday. */
  weekdays: number[]
  on: 'dates' | 'lastDay' | 'lastWeekday' | 'nth'
  dates: number[]
  /** 1 to 5, or 6 for the last. */
  ordinal: number
  weekday: number
  /** None are all. */
  months: number[]
}

export const steps = { minutes: [1, 2, 3, 5, 10, 15, 20, 30], hours: [1, 2, 3, 4, 6, 8, 12] } as const
const lastOrdinal = 6

export const firstChoice: CronChoice = {
  every: 'day',
  step: 5,
  minute: 0,
  time: '09:00:00',
  weekdays: [1, 2, 3, 4, 5],
  on: 'dates',
  dates: [1],
  ordinal: 1,
  weekday: 1,
  months: [],
}

export function expressionOf(choice: CronChoice): string {
  const { every, step, minute } = choice
  if (every === 'minutes') return step === 1 ? '* * * * *' : `*/${step} * * * *`
  if (every === 'hours') return step === 1 ? `${minute} * * * *` : `${minute} */${step} * * *`
  const [hour = 0, minutes = 0, seconds = 0] = choice.time.split(':').map(Number)
  const clock = `${seconds === 0 ? '' : `${seconds} `}${minutes} ${hour}`
  if (every === 'day') return `${clock} * * *`
  if (every === 'week') return `${clock} * * ${listOf(choice.weekdays) ?? '*'}`
  const [day, weekday] = daysOf(choice)
  return `${clock} ${day} ${listOf(choice.months) ?? '*'} ${weekday}`
}

function daysOf({ on, dates, ordinal, weekday }: CronChoice): [string, string] {
  if (on === 'lastDay') return ['L', '*']
  if (on === 'lastWeekday') return ['LW', '*']
  if (on === 'nth') return ['*', ordinal === lastOrdinal ? `${weekday}L` : `${weekday}#${ordinal}`]
  return [listOf(dates) ?? '1', '*']
}

/** `1,2,3,5` as `1-3,5`; undefined when there are none. */
function listOf(values: number[]): string | undefined {
  const sorted = [...new Set(values)].sort((a, b) => a - b)
  const parts: string[] = []
  for (let index = 0; index < sorted.length; ) {
    let last = index
    while (sorted[last + 1] === (sorted[last] ?? 0) + 1) last++
    const isRange = last - index > 1
    parts.push(isRange ? `${sorted[index]}-${sorted[last]}` : `${sorted[index]}`)
    index = isRange ? last + 1 : index + 1
  }
  return parts.length > 0 ? parts.join() : undefined
}

/** The choice that gives this expression; undefined when none does. */
export function choiceOf(expression: string): CronChoice | undefined {
  const fields = expression.trim().split(/\s+/)
  const [second = '0', minute = '', hour = '', day = '', month = '', weekday = ''] =
    fields.length === 5 ? ['0', ...fields] : fields
  const found = [
    { every: 'minutes', step: stepOf(minute) },
    { every: 'hours', step: stepOf(hour), minute: Number(minute) },
    { every: 'day', time: clockOf(hour, minute, second) },
    { every: 'week', time: clockOf(hour, minute, second), weekdays: valuesOf(weekday) },
    { every: 'month', time: clockOf(hour, minute, second), months: valuesOf(month), ...daysOn(day, weekday) },
  ].map((part) => ({ ...firstChoice, ...part }) as CronChoice)
  const written = expression.trim().split(/\s+/).join(' ')
  return found.find((choice) => expressionOf(choice) === written)
}

function daysOn(day: string, weekday: string): Partial<CronChoice> {
  if (day === 'L') return { on: 'lastDay' }
  if (day === 'LW') return { on: 'lastWeekday' }
  const [, which, ordinal] = /^([0-6])(?:#([1-5])|L)$/.exec(weekday) ?? []
  if (which) return { on: 'nth', weekday: Number(which), ordinal: Number(ordinal ?? lastOrdinal) }
  return { on: 'dates', dates: valuesOf(day) }
}

const stepOf = (field: string): number => (field === '*' ? 1 : Number(/^\*\/(\d+)$/.exec(field)?.[1] ?? 0))

const clockOf = (...parts: string[]): string => parts.map((part) => part.padStart(2, '0')).join(':')

function valuesOf(field: string): number[] {
  return field.split(',').flatMap((part) => {
    const [from = Number.NaN, to = from] = part.split('-').map(Number)
    return to - from < 60 ? Array.from({ length: to - from + 1 }, (_, index) => from + index) : []
  })
}
