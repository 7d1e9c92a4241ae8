import { describe, expect, test } from 'vitest'
import { delayedFire, nextDelayedRun } from './delayed-fire.ts'

const at = (time: string) => new Date(`2026-11-25T${time}Z`)
const job = { interval: 60, armed_at: at('10:00:00') }
const next = (fields: Partial<Parameters<typeof delayedFire>[0]>, lastEnd?: Date) => {
  const fire = delayedFire({ ...job, ...fields }, lastEnd)
  return fire === undefined ? undefined : new Date(fire).toISOString().slice(11, 19)
}

describe('a job of fixed delay fires', () => {
  test('its interval after its trigger began to count', () => {
    expect(next({})).toBe('10:01:00')
  })
  test('its interval after the last end, at the next whole second', () => {
    expect(next({}, at('10:05:07.250'))).toBe('10:06:08')
  })
  test('its interval after it was armed again, whatever ran before', () => {
    expect(next({ armed_at: at('12:00:00') }, at('10:05:00'))).toBe('12:01:00')
  })
  test('not before its start', () => {
    expect(next({ start_at: at('11:00:00') })).toBe('11:00:00')
  })
  test('not after its end', () => {
    expect(next({ end_at: at('10:01:00') })).toBe('10:01:00')
    expect(next({ end_at: at('10:00:59') })).toBeUndefined()
  })
})

describe('the next run of a fixed delay', () => {
  const ended = { status: 'success' as const, end_time: at('10:05:00') }
  test('is the fire that its loop waits for', () => {
    expect(nextDelayedRun(job, undefined)).toBe(delayedFire(job, undefined))
    expect(nextDelayedRun(job, ended)).toBe(at('10:06:00').getTime())
  })
  test('is not known while a run goes on', () => {
    expect(nextDelayedRun(job, { status: 'waiting', end_time: null })).toBeUndefined()
    expect(nextDelayedRun(job, { status: 'running', end_time: null })).toBeUndefined()
  })
  test('is not a fire of a day off', () => {
    const calendar = { timezone: 'UTC', weekends: [], holidays: ['2026-11-25'], workdays: [] }
    expect(nextDelayedRun({ ...job, calendar }, ended)).toBeUndefined()
  })
})
