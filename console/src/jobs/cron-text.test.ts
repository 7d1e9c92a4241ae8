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
  ['30 7 * * 1-5', '周一至周五 07:30', 'Mon–Fri at 07:30'],
  ['0 10 * * 6,0', '周末 10:00', 'Weekends at 10:00'],
  ['0 10 * * sat,sun', '周末 10:00', 'Weekends at 10:00'],
  ['0 9 * * 1,3', '每周一、三 09:00', 'Mon, Wed at 09:00'],
  ['0 9 * * 7', '每周日 09:00', 'Sun at 09:00'],
  ['0 2 1,15 * *', '每月 1、15 日 02:00', 'Monthly on 1, 15 at 02:00'],
  ['0 0 9 * * *', '每天 09:00', 'Daily at 09:00'],
  ['*/10 * * * * *', '每 10 秒', 'Every 10 seconds'],
  ['30 0 9 * * *', '每天 09:00:30', 'Daily at 09:00:30'],
  ['0,30 9 * * *', '每天 09:00、09:30', 'Daily at 09:00, 09:30'],
  ['@daily', '每天 00:00', 'Daily at 00:00'],
  ['@HOURLY', '每小时整点', 'Every hour'],
  ['@yearly', '每年 1 月的 1 日 00:00', 'On 1 of Jan at 00:00'],
  ['*/5 * * * 1-5', '周一至周五 每 5 分钟', 'Every 5 minutes, Mon–Fri'],
  ['*/10 9-17 * * *', '09:00–17:59 每 10 分钟', 'Every 10 minutes from 09:00 to 17:59'],
  ['30 9-17 * * 1-5', '周一至周五 09:30–17:30 每小时整点', 'Every hour from 09:30 to 17:30, Mon–Fri'],
  ['0 0 L * *', '每月最后一天 00:00', 'Monthly on the last day at 00:00'],
  ['0 18 LW * *', '每月最后一个周一至周五 18:00', 'Monthly on the last Mon–Fri at 18:00'],
  ['0 8 15W * *', '每月离 15 日最近的周一至周五 08:00', 'Monthly on the Mon–Fri nearest to 15 at 08:00'],
  ['0 8 1-5,L * ?', '每月 1–5 日、最后一天 08:00', 'Monthly on 1–5, the last day at 08:00'],
  ['5 4 * * 5#2', '每月第 2 个周五 04:05', 'Monthly on the 2nd Fri at 04:05'],
  ['5 4 * 3,9 FRIL', '每年 3、9 月的最后一个周五 04:05', 'On the last Fri of Mar, Sep at 04:05'],
  ['0 9 * 1 *', '每年 1 月每天 09:00', 'Daily in Jan at 09:00'],
  ['0 9 * jan-mar 1', '每年 1、2、3 月每周一 09:00', 'Mon in Jan, Feb, Mar at 09:00'],
  ['0 0 1 * 1', '每月 1 日或每周一 00:00', 'Monthly on 1 or Mon at 00:00'],
])('%s is said as %s', (expression, chinese, english) => {
  expect(cronText(expression, zh.cron_)).toBe(chinese)
  expect(cronText(expression, en.cron_)).toBe(english)
})

test.each([
  '0 0 */2 * *',
  '0 9 * * 1-5#2,1',
  '1-10 * * * *',
  '0 9-17 * * */2',
  '5 * * * * *',
  '*/5 0 0 * * *',
  'nonsense',
  '',
])('%s is too particular to be said shortly', (expression) => {
  expect(cronText(expression, zh.cron_)).toBe(undefined)
})
