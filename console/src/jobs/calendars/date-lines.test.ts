import { expect, test } from 'vitest'
import { readDateLines } from './date-lines.ts'

test('dates are read in the ways in which people write them', () => {
  const text = [
    '节假日安排',
    '',
    '2027-01-01 元旦',
    '2027/1/2',
    '2027.01.03,Sunday',
    '2027年1月4日',
    '20270105',
    '国庆',
  ].join('\n')
  expect(readDateLines(text, 'holidays')).toEqual({
    holidays: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05'],
    workdays: [],
    bad: undefined,
  })
})

test.each([
  '2027-02-27 ~ 2027-03-01',
  '2027-02-27至2027-03-01 放假',
  '2027/2/27 - 2027/3/1',
  '2027年2月27日到2027年3月1日',
])('%s is a span', (line) => {
  expect(readDateLines(line, 'holidays').holidays).toEqual(['2027-02-27', '2027-02-28', '2027-03-01'])
})

test('several dates in a line are dates, not a span', () => {
  expect(readDateLines('2027-01-01, 2027-01-05', 'workdays').workdays).toEqual(['2027-01-01', '2027-01-05'])
})

test('a line that speaks of work is an extra workday, whatever the others are', () => {
  const text = '2027-02-05 ~ 2027-02-07\n2027-02-07 班\n2027-02-13 Workday'
  expect(readDateLines(text, 'holidays')).toEqual({
    holidays: ['2027-02-05', '2027-02-06'],
    workdays: ['2027-02-07', '2027-02-13'],
    bad: undefined,
  })
})

test.each(['2027-02-30', '10月1日', '2027-13-01', '2027-03-01 ~ 2027-02-01', '2027-01-01 ~ 2099-01-01', '3026-01-01'])(
  '%s is told as a line that cannot be read',
  (line) => {
    expect(readDateLines(`2027-01-01\n${line}`, 'holidays')).toEqual({
      holidays: ['2027-01-01'],
      workdays: [],
      bad: { line: 2, text: line },
    })
  },
)
