import { expect, test } from 'vitest'
import { jobs as en } from '../i18n/en/jobs.ts'
import { jobs as zh } from '../i18n/zh/jobs.ts'
import { cronText } from './cron-text.ts'

test.each([
  ['* * * * *', '每分钟', 'Every minute'],
  ['*/5 * * * *', '每 5 分钟', 'Every 5 minutes'],
  ['0 * * * *', '每小时整点', 'Every hour'],
  ['15 * * * *', '每小时第 15 分', 'Hourly at :15'],
  ['0 */4 * * *', '每 4 小时', 'Every 4 hours'],
  ['30 7 * * *', '每天 07:30', 'Daily at 07:30'],
  ['0 9,18 * * *', '每天 09:00、18:00', 'Daily at 09:00, 18:00'],
  ['30 7 * * 1-5', '工作日 07:30', 'Workdays at 07:30'],
  ['0 10 * * 6,0', '周末 10:00', 'Weekends at 10:00'],
  ['0 10 * * sat,sun', '周末 10:00', 'Weekends at 10:00'],
  ['0 9 * * 1,3', '每周一、三 09:00', 'Mon, Wed at 09:00'],
  ['0 9 * * 7', '每周日 09:00', 'Sun at 09:00'],
  ['0 2 1,15 * *', '每月 1、15 日 02:00', 'Monthly on 1, 15 at 02:00'],
  ['0 0 9 * * *', '每天 09:00', 'Daily at 09:00'],
  ['*/10 * * * * *', '每 10 秒', 'Every 10 seconds'],
])('%s is said as %s', (expression, chinese, english) => {
  expect(cronText(expression, zh.cron_)).toBe(chinese)
  expect(cronText(expression, en.cron_)).toBe(english)
})

test.each(['0 0 1 * 1', '0 0 L * *', '0 9 * 1 *', '5 4 * * 5#2', '1-10 * * * *', '30 0 9 * * *', 'nonsense', ''])(
  '%s is too particular to be said shortly',
  (expression) => {
    expect(cronText(expression, zh.cron_)).toBe(undefined)
  },
)
