const two = (value: number): string => String(value).padStart(2, '0')

/** `2026-11-24` in the zone of this browser; empty without a moment. */
export function dateOf(moment: string): string {
  const time = new Date(moment)
  if (Number.isNaN(time.getTime())) return ''
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
}

/** `09:30:00`; midnight without a moment. */
export function timeOf(moment: string): string {
  const time = new Date(moment)
  if (Number.isNaN(time.getTime())) return '00:00:00'
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`
}

/** RFC 3339 with this browser's offset at that moment; empty without a date. */
export function joinMoment(date: string, time: string): string {
  if (date === '') return ''
  const clock = /^\d{2}:\d{2}$/.test(time) ? `${time}:00` : time || '00:00:00'
  const moment = new Date(`${date}T${clock}`)
  if (Number.isNaN(moment.getTime())) return ''
  const offset = -moment.getTimezoneOffset()
  const sign = offset < 0 ? '-' : '+'
  const size = Math.abs(offset)
  return `${date}T${clock}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** `9`, `930`, `9:30`, `09:30:15` as `HH:mm:ss`; undefined when it is no time of day. */
export function readClock(text: string): string | undefined {
  const trimmed = text.trim()
  const found = /^(\d{1,2})(?:[:：]?(\d{2}))?(?:[:：]?(\d{2}))?$/.exec(trimmed)
  if (!found) return undefined
  const [hour = 0, minute = 0, second = 0] = found.slice(1).map((part) => Number(part ?? 0))
  if (hour > 23 || minute > 59 || second > 59) return undefined
  return `${two(hour)}:${two(minute)}:${two(second)}`
}
