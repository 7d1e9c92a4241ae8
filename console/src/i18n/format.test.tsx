import { beforeEach, describe, expect, test } from 'vitest'
import { formatDuration, formatNumber, formatRelative, formatSize, formatZoned } from './format.ts'
import { useLanguage } from './language.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const now = Date.parse('2026-11-24T02:00:00Z')
const at = (distance: number) => formatRelative(new Date(now + distance), now)

describe('Chinese', () => {
  beforeEach(() => useLanguage('zh'))

  test.each([
    [0, '0 毫秒'],
    [345, '345 毫秒'],
    [1_500, '1.5 秒'],
    [9_960, '10 秒'],
    [59_600, '1 分'],
    [72_000, '1 分 12 秒'],
    [3_600_000, '1 小时'],
    [3_599_700, '1 小时'],
    [7_500_000, '2 小时 5 分'],
    [90_000_000, '1 天 1 小时'],
  ])('%i ms are %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text)
  })

  test('times near now are told by their distance, with a space between figures and words', () => {
    expect(at(-2 * second)).toBe('刚刚')
    expect(at(-20 * second)).toBe('20 秒钟前')
    expect(at(-3 * minute)).toBe('3 分钟前')
    expect(at(2 * hour)).toBe('2 小时后')
  })

  test('times further away are told by their date', () => {
    expect(at(-30 * 24 * hour)).toBe('10/25')
  })

  test('a planned time is told as the clock of its zone shows it', () => {
    expect(formatZoned(new Date('2026-11-25T01:00:00Z'), 'Asia/Shanghai')).toBe('11/25 周三 09:00')
    expect(formatZoned(new Date('2026-11-25T01:00:30Z'), 'Asia/Shanghai')).toBe('11/25 周三 09:00:30')
  })

  test('a zone that is still being typed breaks nothing', () => {
    expect(formatZoned(new Date('2026-11-25T01:00:00Z'), 'Asia/Shang')).toContain('11/2')
  })
})

describe('English', () => {
  beforeEach(() => useLanguage('en'))

  test('durations and distances are short', () => {
    expect(formatDuration(72_000)).toBe('1m 12s')
    expect(formatDuration(250)).toBe('250 ms')
    expect(at(-3 * minute)).toBe('3m ago')
    expect(at(0)).toBe('just now')
  })

  test('numbers are grouped and sizes rounded', () => {
    expect(formatNumber(1_234_567)).toBe('1,234,567')
    expect(formatSize(512)).toBe('512 B')
    expect(formatSize(1_536)).toBe('1.5 KB')
    expect(formatSize(7_340_032)).toBe('7 MB')
  })
})
