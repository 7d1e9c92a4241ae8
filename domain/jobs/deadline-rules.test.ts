import { describe, expect, it } from 'vitest'
import { type FireState, isLate } from './deadline-rules.ts'

const deadline = new Date('2026-11-24T02:10:00Z')
const before = new Date('2026-11-24T02:09:00Z')
const after = new Date('2026-11-24T02:11:00Z')
const fire = (change: Partial<FireState>): FireState => ({
  status: 'running',
  skip_reason: null,
  start_time: null,
  end_time: null,
  ...change,
})

describe('a fire that had to start', () => {
  it.each([
    ['has no row', undefined, true],
    ['still waits', fire({ status: 'waiting' }), true],
    ['started in time', fire({ start_time: before }), false],
    ['started at the very deadline', fire({ start_time: deadline }), false],
    ['started late', fire({ start_time: after }), true],
    ['was cancelled in time, without starting', fire({ status: 'cancelled', end_time: before }), false],
    ['was skipped for a holiday', fire({ status: 'skipped', skip_reason: 'calendar', end_time: after }), false],
    ['was skipped by a halt', fire({ status: 'skipped', skip_reason: 'halted', end_time: after }), false],
    ['was missed', fire({ status: 'skipped', skip_reason: 'misfire', end_time: after }), true],
  ])('and %s', (_name, state, expected) => {
    expect(isLate('not_started', state, deadline)).toBe(expected)
  })
})

describe('a fire that had to finish', () => {
  it.each([
    ['still runs', fire({ start_time: before }), true],
    ['finished in time', fire({ status: 'success', start_time: before, end_time: before }), false],
    ['failed in time', fire({ status: 'failed', start_time: before, end_time: before }), false],
    ['finished late', fire({ status: 'success', start_time: before, end_time: after }), true],
    ['was skipped because another ran', fire({ status: 'skipped', skip_reason: 'overlap', end_time: after }), false],
  ])('and %s', (_name, state, expected) => {
    expect(isLate('not_finished', state, deadline)).toBe(expected)
  })
})
