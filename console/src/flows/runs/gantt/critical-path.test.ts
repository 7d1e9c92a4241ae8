import { expect, test } from 'vitest'
import { criticalPath } from './critical-path.ts'

const at = (second: number): string => new Date(second * 1000).toISOString()
const ran = (node_id: string, from: number, to: number | null, is_kept = false) => ({
  node_id,
  started_at: at(from),
  ended_at: to === null ? null : at(to),
  is_kept,
})
const skipped = (node_id: string) => ({ node_id, started_at: null, ended_at: at(99), is_kept: false })
const edges = (...ways: string[]) =>
  ways.map((way) => ({ source: way.split('→')[0] ?? '', target: way.split('→')[1] ?? '' }))

test('of two ways it is the one that was waited for', () => {
  const nodes = [ran('A', 0, 2), ran('B', 2, 3), ran('C', 2, 9), ran('D', 9, 10)]
  expect(criticalPath(edges('A→B', 'A→C', 'B→D', 'C→D'), nodes)).toEqual(['A', 'C', 'D'])
})

test('what was skipped is looked through, and takes no part', () => {
  const nodes = [ran('A', 0, 2), skipped('B'), ran('C', 2, 4)]
  expect(criticalPath(edges('A→B', 'B→C'), nodes)).toEqual(['A', 'C'])
})

test('what a rerun kept, and what has not ended, is not on it', () => {
  const nodes = [ran('A', 0, 2, true), ran('B', 100, 103), ran('C', 103, null)]
  expect(criticalPath(edges('A→B', 'B→C'), nodes)).toEqual(['B'])
})

test('where nothing has ended there is none', () => {
  expect(criticalPath(edges('A→B'), [ran('A', 0, null)])).toEqual([])
})
