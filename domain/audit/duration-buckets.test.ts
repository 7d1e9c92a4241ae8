import { expect, test } from 'vitest'
import { bucketOf, durationBoundsMs, quantileMs } from './duration-buckets.ts'

test('a duration falls into the first bucket that holds it', () => {
  expect(bucketOf(0)).toBe(0)
  expect(bucketOf(5)).toBe(0)
  expect(bucketOf(5.1)).toBe(1)
  expect(bucketOf(10_000)).toBe(durationBoundsMs.length - 1)
  expect(bucketOf(10_001)).toBe(durationBoundsMs.length)
})

test('quantiles are interpolated inside a bucket', () => {
  const buckets = Array(durationBoundsMs.length + 1).fill(0)
  buckets[0] = 50
  buckets[1] = 50
  expect(quantileMs(buckets, 0.5)).toBe(5)
  expect(quantileMs(buckets, 0.75)).toBe(7.5)
  expect(quantileMs(buckets, 1)).toBe(10)
})

test('no requests have no quantile, and what is slower than all bounds counts as the last', () => {
  const buckets = Array(durationBoundsMs.length + 1).fill(0)
  expect(quantileMs(buckets, 0.5)).toBeUndefined()
  buckets[durationBoundsMs.length] = 1
  expect(quantileMs(buckets, 0.99)).toBe(10_000)
})
