import { describe, expect, test } from 'vitest'
import type { ColumnRule, DataScope } from './role.ts'
import { readRowCondition } from './row-sentence.ts'
import { columnRuleOf, scopesOf } from './viewer.ts'

const role = (dataScopes: DataScope[], columnRules: ColumnRule[] = []) => ({ role: 'r', dataScopes, columnRules })
const rules = (...all: ReturnType<typeof role>[]) => ({ rules: all })

describe('scopes', () => {
  test('of one resource go before those of all, within a role', () => {
    const both = role([
      { resource: '*', scope: 'ALL' },
      { resource: 'job', scope: 'SELF' },
    ])
    expect(scopesOf(rules(both), 'job')).toEqual([{ resource: 'job', scope: 'SELF' }])
    expect(scopesOf(rules(both), 'run')).toEqual([{ resource: '*', scope: 'ALL' }])
  })

  test('are the union over roles; a role that says nothing adds nothing', () => {
    const own = role([{ resource: 'job', scope: 'SELF' }])
    expect(scopesOf(rules(own, role([])), 'job')).toHaveLength(1)
    expect(scopesOf(rules(own, role([{ resource: '*', scope: 'DEPT' }])), 'job')).toHaveLength(2)
    expect(scopesOf(rules(role([])), 'job')).toBeUndefined()
  })
})

test('of column rules the most open one counts', () => {
  const rule = (kind: 'plain' | 'masked' | 'hidden') => role([], [{ resource: 'user', field: 'phone', rule: kind }])
  expect(columnRuleOf(rules(rule('hidden'), rule('masked')), 'user', 'phone')?.rule).toBe('masked')
  expect(columnRuleOf(rules(rule('hidden'), rule('plain')), 'user', 'phone')).toBeUndefined()
  expect(columnRuleOf(rules(rule('hidden'), role([])), 'user', 'phone')?.rule).toBe('hidden')
  expect(columnRuleOf(rules(rule('hidden')), 'user', 'email')).toBeUndefined()
})

test.each([
  [
    'attributes.region in user.regions',
    { any: [{ all: [{ field: 'attributes.region', op: 'in', value: { user: 'regions' } }] }] },
  ],
  ['status != "disabled"', { any: [{ all: [{ field: 'status', op: 'ne', value: 'disabled' }] }] }],
  [
    'job_id = 3 and status = "failed" or tags in user.tags',
    {
      any: [
        {
          all: [
            { field: 'job_id', op: 'eq', value: 3 },
            { field: 'status', op: 'eq', value: 'failed' },
          ],
        },
        { all: [{ field: 'tags', op: 'in', value: { user: 'tags' } }] },
      ],
    },
  ],
])('%s can be read', (words, condition) => {
  expect(readRowCondition(words)).toEqual(condition)
})

test.each(['', 'region', 'region like "x"', "name = 'x'", 'a = 1; drop table job', 'a = user.b.c', 'A = 1'])(
  '%s cannot be read',
  (words) => {
    expect(readRowCondition(words)).toBeUndefined()
  },
)
