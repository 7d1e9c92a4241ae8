import { expect, test, vi } from 'vitest'
import { median, tell } from './figure.ts'

test('the median of an even number of rounds lies between the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([9, 1, 5])).toBe(5)
})

test.each([
  ['higher', 0.5],
  ['lower', 2],
] as const)('where %s is better, the ratio says so', (better, ratio) => {
  const lines: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  tell({ name: 'x', ours: [10, 10, 10], peer: [20, 20, 20], floor: 0.8, unit: 'ms', better, note: '' })
  log.mockRestore()
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ ours: 10, peer: 20, ratio, floor: 0.8 })
})
