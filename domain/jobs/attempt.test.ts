import { expect, test } from 'vitest'
import { retryDelaysMs } from './attempt.ts'

const rule = { retry_count: 5, retry_interval: 60, retry_max_interval: 600 } as const

test('exponential waits double up to the longest allowed', () => {
  expect(retryDelaysMs({ ...rule, retry_backoff: 'exponential' })).toEqual([60_000, 120_000, 240_000, 480_000, 600_000])
})

test('fixed waits stay the same', () => {
  expect(retryDelaysMs({ ...rule, retry_backoff: 'fixed' })).toEqual(Array(5).fill(60_000))
})

test('a longest wait below the first one does not shorten it', () => {
  expect(retryDelaysMs({ ...rule, retry_backoff: 'exponential', retry_max_interval: 10 })).toEqual(
    Array(5).fill(60_000),
  )
})

test('no retries, no waits', () => {
  expect(retryDelaysMs({ ...rule, retry_backoff: 'fixed', retry_count: 0 })).toEqual([])
})
