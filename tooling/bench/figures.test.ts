import { describe, expect, it } from 'vitest'
import { figureOf, median, quantile } from './figures.ts'

describe('a figure', () => {
  const measured = { name: 'rate', unit: '1/s', note: '' }

  it('compares medians, so that one bad turn does not count', () => {
    const figure = figureOf({ ...measured, ours: [80, 10, 90], peer: [100, 100, 5], better: 'higher', floor: 0.8 })

    expect(figure).toEqual({ ...measured, ours: 80, peer: 100, ratio: 0.8, floor: 0.8, better: 'higher' })
  })

  it('turns the ratio round where lower is better', () => {
    expect(figureOf({ ...measured, ours: [50], peer: [100], better: 'lower' }).ratio).toBe(2)
  })

  it('may stand alone', () => {
    expect(figureOf({ ...measured, ours: [50], better: 'lower' })).toMatchObject({
      peer: null,
      ratio: null,
      floor: null,
    })
  })
})

it('a median of an even number lies between the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
})

it('a quantile is one of the values', () => {
  const values = Array.from({ length: 100 }, (_, index) => index + 1)

  expect([quantile(values, 0.5), quantile(values, 0.95), quantile(values, 0.99)]).toEqual([50, 95, 99])
})
