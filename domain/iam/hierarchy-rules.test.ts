import { expect, test } from 'vitest'
import { growTree, leadsUpTo } from './hierarchy-rules.ts'

// 4 → 2 → 1, 4 → 3 → 1
const edges = [
  { id: 2, parentId: 1 },
  { id: 3, parentId: 1 },
  { id: 4, parentId: 2 },
  { id: 4, parentId: 3 },
]

test('a way upwards is found through any of several parents', () => {
  expect(leadsUpTo([4], 1, edges)).toBe(true)
  expect(leadsUpTo([2, 3], 3, edges)).toBe(true)
})

test('no way leads downwards or sideways', () => {
  expect(leadsUpTo([1], 4, edges)).toBe(false)
  expect(leadsUpTo([2], 3, edges)).toBe(false)
})

test('a cycle that is already there does not hold up the search', () => {
  expect(leadsUpTo([4], 9, [...edges, { id: 1, parentId: 4 }])).toBe(false)
})

test('a tree keeps the order of its rows and puts orphans at the top', () => {
  const tree = growTree([
    { id: 2, parent_id: 1, name: 'b' },
    { id: 1, parent_id: null, name: 'a' },
    { id: 3, parent_id: 1, name: 'c' },
    { id: 5, parent_id: 99, name: 'orphan' },
  ])
  expect(tree.map(({ name }) => name)).toEqual(['a', 'orphan'])
  expect(tree[0]?.children.map(({ name }) => name)).toEqual(['b', 'c'])
})
