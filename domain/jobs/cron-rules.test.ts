import { describe, expect, test } from 'vitest'
import { DomainError } from '../errors.ts'
import { matchesDay } from './cron-days.ts'
import { parseCron } from './cron-rules.ts'

/** The dates of a year that match, as `month-day`. */
function datesOf(expression: string, year: number): string[] {
  const { months, days } = parseCron(expression)
  return months.flatMap((month) =>
    Array.from({ length: new Date(Date.UTC(year, month, 0)).getUTCDate() }, (_, index) => index + 1)
      .filter((day) => matchesDay(days, year, month, day))
      .map((day) => `${month}-${day}`),
  )
}

describe('reads', () => {
  test('five fields at second 0, or six that begin with seconds', () => {
    expect(parseCron('5 4 * * *')).toMatchObject({ seconds: [0], minutes: [5], hours: [4] })
    expect(parseCron('10,20 5 4 * * *')).toMatchObject({ seconds: [10, 20], minutes: [5], hours: [4] })
    expect(parseCron('  5\t4  *  * * ')).toMatchObject({ minutes: [5], hours: [4] })
  })

  test.each([
    ['@hourly', '0 * * * *'],
    ['@daily', '0 0 * * *'],
    ['@Midnight', '0 0 * * *'],
    ['@weekly', '0 0 * * 0'],
    ['@monthly', '0 0 1 * *'],
    ['@yearly', '0 0 1 1 *'],
    ['@annually', '0 0 1 1 *'],
  ])('%s as %s', (nickname, expression) => {
    expect(parseCron(nickname)).toEqual(parseCron(expression))
  })

  test.each([
    ['0 0/15 * * * ?', '0 */15 * * * *'],
    ['50/5 * * * *', '50,55 * * * *'],
    ['0 0 ? * 1', '0 0 * * 1'],
    ['0 0 * JAN-mar,Dec *', '0 0 * 1-3,12 *'],
    ['0 0 * * mon-FRI', '0 0 * * 1-5'],
    ['0 0 * * 7', '0 0 * * 0'],
    ['0 0 * * FRI-SUN', '0 0 * * 0,5,6'],
    ['0 0 * * 5-7', '0 0 * * 0,5,6'],
    ['0 0 * * 2/2', '0 0 * * 2,4,6'],
    ['07 08 * * *', '7 8 * * *'],
    ['0 0 * * friL', '0 0 * * 5L'],
  ])('%s like %s', (expression, same) => {
    expect(parseCron(expression)).toEqual(parseCron(same))
  })

  test.each([
    ['0 0 L * *', ['1-31', '2-28', '3-31', '4-30', '5-31', '6-30', '7-31', '8-31', '9-30', '10-31', '11-30', '12-31']],
    ['0 0 L 2 *', ['2-28']],
    ['0 0 LW 1-5 *', ['1-29', '2-26', '3-31', '4-30', '5-31']],
    ['0 0 1W 5,8,9 *', ['5-3', '8-2', '9-1']],
    ['0 0 15W 5,8,9 *', ['5-14', '8-16', '9-15']],
    ['0 0 31W 1,4,7 *', ['1-29', '7-30']],
    ['0 0 31W 10 *', ['10-29']],
    ['0 0 * 3 5#2', ['3-12']],
    ['0 0 * 1-3 5#5', ['1-29']],
    ['0 0 * 2,3 5L', ['2-26', '3-26']],
    ['0 0 * 3 1#1,3#3,5L', ['3-1', '3-17', '3-26']],
    ['0 0 * 3 1-3#1', ['3-1', '3-2', '3-3']],
    ['0 0 15,L 2,4 *', ['2-15', '2-28', '4-15', '4-30']],
  ])('the dates of %s', (expression, dates) => {
    expect(datesOf(expression, 2027)).toEqual(dates)
  })

  test('two day fields as one or the other', () => {
    expect(datesOf('0 0 1,2 2 1', 2027)).toEqual(['2-1', '2-2', '2-8', '2-15', '2-22'])
    expect(datesOf('0 0 L 2 1#1', 2027)).toEqual(['2-1', '2-28'])
  })

  test('leap years', () => {
    expect(datesOf('0 0 29 2 *', 2028)).toEqual(['2-29'])
    expect(datesOf('0 0 L 2 *', 2028)).toEqual(['2-29'])
  })

  test.each([
    ['* * * * *', true],
    ['0 */2 * * *', true],
    ['0 0/2 * * *', true],
    ['0 0-23 * * *', true],
    ['0 00-23/6 * * *', true],
    ['0 5,* * * *', true],
    ['0 0-11,12-23 * * *', true],
    ['* 5 * * *', false],
    ['0 0,12 * * *', false],
    ['0 1-23/2 * * *', false],
    ['0 2/2 * * *', false],
    ['0 0-22/2 * * *', false],
  ])('%s with a wildcard hour: %s', (expression, isInterval) => {
    expect(parseCron(expression).isInterval).toBe(isInterval)
  })
})

describe('refuses', () => {
  test.each([
    ['', '现有 1 段', 'this has 1'],
    ['* * * *', '现有 4 段', 'this has 4'],
    ['* * * * * * 2027', '现有 7 段', 'this has 7'],
    ['@every 5m', '不认识“@every 5m”', '"@every 5m" is not known'],
    ['@reboot', '不认识', 'is not known'],
    ['60 * * * *', '分字段“60”超出范围，应在 0 至 59 之间', 'Minute "60" is out of range: it takes 0 to 59'],
    ['60 * * * * *', '秒字段“60”超出范围', 'Second "60" is out of range'],
    ['1,99 * * * *', '分字段“99”', 'Minute "99"'],
    ['* 24 * * *', '时字段', 'Hour "24"'],
    ['* 20-24 * * *', '时字段“20-24”超出范围', 'Hour "20-24" is out of range'],
    ['* * 0 * *', '日字段', 'Day of month "0" is out of range'],
    ['* * 32W * *', '日字段“32W”超出范围', 'Day of month "32W" is out of range'],
    ['* * * 13 *', '月字段', 'Month "13" is out of range'],
    ['* * * * 8', '周字段', 'Day of week "8" is out of range: it takes 0 to 7'],
    ['* * * * 8#1', '周字段', 'Day of week "8#1" is out of range'],
    ['* * * * 5#6', '# 之后须为 1 至 5', 'takes 1 to 5 after #'],
    ['* * * * 5#', '# 之后须为 1 至 5', 'takes 1 to 5 after #'],
    ['*/0 * * * *', '步长须在 1 至 60 之间', 'has a step outside 1 to 60'],
    ['* */25 * * *', '步长须在 1 至 24 之间', 'has a step outside 1 to 24'],
    ['5-1 * * * *', '范围颠倒', 'a range that runs backwards'],
    ['* * * * SAT-MON', '范围颠倒', 'a range that runs backwards'],
    ['* * L-3 * *', '不支持', 'is not supported'],
    ['* * LW,3 * *', '须单独使用', 'has to stand alone'],
    ['1,,2 * * * *', '分字段“1,,2”有空的一项', 'Minute "1,,2" has an empty item'],
    ['? * * * *', '? 只用于日和周', '? is for the two day fields'],
    ['a * * * *', '分字段“a”无法识别', 'Minute "a" cannot be read'],
    ['*-5 * * * *', '无法识别', 'cannot be read'],
    ['/5 * * * *', '无法识别', 'cannot be read'],
    ['1.5 * * * *', '无法识别', 'cannot be read'],
    ['-1 * * * *', '无法识别', 'cannot be read'],
    ['* * * foo *', '月字段“foo”无法识别', 'Month "foo" cannot be read'],
    ['* * * 1#2 *', '月字段', 'Month "1#2" cannot be read'],
    ['* * * * +MON', '周字段', 'Day of week "+MON" cannot be read'],
    ['* * * * L', '周字段', 'Day of week "L" cannot be read'],
    ['* * * * *#2', '周字段', 'Day of week "*#2" cannot be read'],
    ['* * 1-5W * *', '日字段', 'Day of month "1-5W" cannot be read'],
    ['* * ?,1 * *', '日字段', 'Day of month "?" cannot be read'],
    ['0 0 30 2 *', '永远不会触发', 'would never fire'],
    ['0 0 31W 2,4,6 *', '永远不会触发', 'would never fire'],
    ['$(reboot) * * * *', '无法识别', 'cannot be read'],
  ])('“%s”, saying what is wrong with which field', (expression, zh, en) => {
    const { code, extras } = refusalOf(expression)
    expect(code).toBe('validation')
    expect(extras.fields).toMatchObject([{ field: 'cron_expr' }])
    expect(extras.fields?.[0]?.message.zh).toContain(zh)
    expect(extras.fields?.[0]?.message.en).toContain(en)
  })

  test('nothing that comes true at last: a fifth Sunday of February', () => {
    expect(datesOf('0 0 * 2 0#5', 2032)).toEqual(['2-29'])
  })
})

function refusalOf(expression: string): DomainError {
  try {
    parseCron(expression)
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error(`${expression} was taken`)
}
