import type { cronBuilder as zh } from '../zh/cron-builder.ts'

export const cronBuilder: typeof zh = {
  title: 'Write a cron expression',
  every: 'How often',
  everies: { minutes: 'Minutes', hours: 'Hours', day: 'Daily', week: 'Weekly', month: 'Monthly' },
  step: { minutes: 'Every so many minutes', hours: 'Every so many hours' },
  minute: 'At minute',
  time: 'Time',
  weekdays: 'Days of the week',
  on: 'Which days',
  ons: { dates: 'Dates', lastDay: 'The last day', lastWeekday: 'The last Mon–Fri', nth: 'A weekday of the month' },
  date: (date) => `Day ${date}`,
  ordinals: ['1st', '2nd', '3rd', '4th', '5th', 'Last'],
  ordinal: 'Which one',
  weekday: 'Weekday',
  dayNames: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  months: 'Months',
  monthsHelp: 'None chosen means every month.',
  monthNames: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  rare: 'It does not run in months without that day.',
  use: 'Use this expression',
}
