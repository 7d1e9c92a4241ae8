import { expect, test } from 'vitest'
import { groupPermissions, heirsOf, inheritedFrom } from './permission-tree.ts'

const role = (id: number, parent_ids: number[], permission_codes: string[]) => ({
  id,
  name: `role ${id}`,
  parent_ids,
  permission_codes,
})
const roles = [
  role(1, [], ['job:read']),
  role(2, [1], ['run:read', 'job:read']),
  role(3, [2], []),
  role(4, [], ['x:y']),
]

test('what is inherited names the nearest role that gives it, however far above', () => {
  expect(inheritedFrom([3], roles)).toEqual(
    new Map([
      ['run:read', 'role 2'],
      ['job:read', 'role 2'],
    ]),
  )
  expect(inheritedFrom([], roles).size).toBe(0)
})

test('a circle that another person just closed does not hang the page', () => {
  expect(inheritedFrom([1], [role(1, [2], ['a:b']), role(2, [1], ['c:d'])]).size).toBe(2)
})

test('a role and its heirs cannot be its parents', () => {
  expect([...heirsOf(1, roles)]).toEqual([1, 2, 3])
})

test('rights stand by capability, menus at the end', () => {
  const all = ['menu:jobs', 'job:read', 'run:read', 'job:write'].map((code) => ({ code, kind: 'api', name: code }))
  expect(groupPermissions(all).map(({ id, permissions }) => [id, permissions.length])).toEqual([
    ['job', 2],
    ['run', 1],
    ['menu', 1],
  ])
})
