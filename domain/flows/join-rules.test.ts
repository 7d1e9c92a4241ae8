import { describe, expect, test } from 'vitest'
import { joins } from './flow-graph.ts'
import { type Arrival, decide, isAlive } from './join-rules.ts'

const arrival = (of: Partial<Arrival>): Arrival => ({ on: 'success', source: 'success', condition: true, ...of })

test.each([
  ['success', 'success', true],
  ['success', 'failed', false],
  ['failure', 'success', false],
  ['failure', 'failed', true],
  ['always', 'success', true],
  ['always', 'failed', true],
  ['success', 'skipped', false],
  ['failure', 'skipped', false],
  ['always', 'skipped', false],
  ['always', 'cancelled', false],
] as const)('an edge on %s is, after a source that ended as %s, alive: %s', (on, source, alive) => {
  expect(isAlive(arrival({ on, source }))).toBe(alive)
  expect(isAlive(arrival({ on, source, condition: false }))).toBe(false)
})

test.each(joins)('a node without incoming edges runs, whatever its join (%s)', (join) => {
  expect(decide(join, [])).toBe('run')
})

const alive = arrival({})
const failed = arrival({ source: 'failed' })
const taken = arrival({ source: 'failed', on: 'failure' })
const skipped = arrival({ source: 'skipped' })
const untrue = arrival({ condition: false })
const unhurt = arrival({ on: 'failure' })

describe('a join', () => {
  test.each([
    ['all_success', [alive, alive], 'run'],
    ['all_success', [alive, taken], 'run'],
    ['all_success', [alive, failed], { skip: 'upstream_failed' }],
    ['all_success', [alive, skipped], { skip: 'upstream_skipped' }],
    ['all_success', [alive, untrue], { skip: 'condition_false' }],
    ['all_success', [unhurt], { skip: 'not_taken' }],
    ['all_success', [skipped, untrue, failed], { skip: 'upstream_failed' }],
    ['one_success', [failed, alive], 'run'],
    ['one_success', [failed, skipped], { skip: 'upstream_failed' }],
    ['none_failed', [alive, skipped], 'run'],
    ['none_failed', [alive, taken], 'run'],
    ['none_failed', [alive, failed], { skip: 'upstream_failed' }],
    ['none_failed', [skipped, skipped], { skip: 'upstream_skipped' }],
    ['one_failed', [alive, failed], 'run'],
    ['one_failed', [alive, skipped], { skip: 'no_failure' }],
    ['all_done', [failed, skipped, untrue], 'run'],
  ] as const)('%s over %j comes to %j', (join, arrivals, decision) => {
    expect(decide(join, arrivals)).toEqual(decision)
  })
})
