import { describe, expect, test } from 'vitest'
import { dueFires, undecidedFires } from './due-fires.ts'

const now = Date.parse('2026-11-25T12:00:00Z')
const hoursAgo = (hours: number) => new Date(now - hours * 3_600_000)
const shown = (fires: number[]) => fires.map((fire) => (now - fire) / 3_600_000)
const hourly = {
  trigger_type: 'cron',
  cron_expr: '30 * * * *',
  timezone: 'UTC',
  armed_at: hoursAgo(3),
  paused_at: null,
}
const once = { ...hourly, trigger_type: 'once', cron_expr: null, run_at: hoursAgo(5) }

describe('due is', () => {
  test('what fell due since the trigger began to count', () => {
    expect(shown(dueFires(hourly, now))).toEqual([2.5, 1.5, 0.5])
  })
  test('of a paused job, what its pause swallowed', () => {
    expect(shown(dueFires({ ...hourly, paused_at: hoursAgo(1) }, now))).toEqual([0.5])
    expect(dueFires({ ...once, paused_at: hoursAgo(1) }, now)).toEqual([])
  })
  test('nothing older than a week', () => {
    const fires = shown(dueFires({ ...hourly, armed_at: hoursAgo(1000) }, now))
    expect([fires.length, fires[0]]).toEqual([7 * 24, 167.5])
  })
  test('the newest thousand', () => {
    const fires = shown(dueFires({ ...hourly, cron_expr: '* * * * *', armed_at: hoursAgo(100) }, now))
    expect([fires.length, fires.at(-1)]).toEqual([1000, 1 / 60])
  })
  test('a single time that had passed when it was written, unless that is longer ago than a week', () => {
    expect(shown(dueFires(once, now))).toEqual([5])
    expect(dueFires({ ...once, run_at: hoursAgo(169) }, now)).toEqual([])
  })
  test('nothing of a fixed delay, whose loop knows', () => {
    expect(dueFires({ ...hourly, trigger_type: 'fixed_delay', interval: 60 }, now)).toEqual([])
  })
})

describe('undecided is', () => {
  test('what has no row', () => {
    const due = dueFires(hourly, now)
    expect(undecidedFires(hourly, due, new Set(due.slice(1, 2)))).toEqual([due[0], due[2]])
  })
  test('a single time that passed before it was written, until any of its fires has a row', () => {
    const due = dueFires(once, now)
    expect(undecidedFires(once, due, new Set())).toEqual(due)
    expect(undecidedFires(once, due, new Set([now - 3_600_000]))).toEqual([])
  })
})
