import { type FieldError, invalidFields } from '../errors.ts'
import { text } from '../text.ts'
import type { CalendarInput } from './calendar.ts'
import { isTimeZone } from './zone-periods.ts'

/** Throws with every field that is wrong, beyond what its shape says. */
export function checkCalendar({ timezone, holidays, workdays }: CalendarInput): void {
  const errors: FieldError[] = []
  if (!isTimeZone(timezone)) {
    errors.push({ field: 'timezone', message: text('没有这个时区', 'There is no such time zone') })
  }
  const free = new Set(holidays)
  const both = workdays.find((date) => free.has(date))
  if (both) {
    const message = text(
      `${both} 不能既是节假日又是调休工作日`,
      `${both} cannot be both a holiday and an extra workday`,
    )
    errors.push({ field: 'workdays', message })
  }
  if (errors.length > 0) throw invalidFields(errors)
}
