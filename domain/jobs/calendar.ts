import { z } from 'zod'

const mostDates = 2000

/** A date as the wall clock of the calendar's zone shows it. */
const dates = z
  .array(z.iso.date().regex(/^(?:19|20)/))
  .max(mostDates)
  .default([])

export const calendarInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  timezone: z.string().min(1).max(64).default('Asia/Shanghai'),
  /** ISO weekdays that are no workdays: 1 is Monday, 7 Sunday. */
  weekends: z.array(z.int().min(1).max(7)).max(7).default([6, 7]),
  holidays: dates,
  /** Days that are worked on though a weekend falls on them. */
  workdays: dates,
})
export type CalendarInput = z.infer<typeof calendarInput>

/** What decides which days are workdays. */
export type WorkCalendar = Omit<CalendarInput, 'name'>
