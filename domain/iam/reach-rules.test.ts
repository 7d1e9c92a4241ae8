import { expect, test } from 'vitest'
import { findWider } from './reach-rules.ts'
import type { ColumnRule, DataScope } from './role.ts'

const rules = (dataScopes: DataScope[], columnRules: ColumnRule[] = []) => ({
  rules: [{ role: 'r', dataScopes, columnRules }],
})
const dept: DataScope = { resource: 'job', scope: 'DEPT' }
const hiddenPhone: ColumnRule = { resource: 'user', field: 'phone', rule: 'hidden' }

test('who sees everything may hand out anything', () => {
  expect(findWider(rules([]), rules([]), ['job:read'])).toBeUndefined()
  expect(findWider(rules([{ resource: '*', scope: 'ALL' }]), rules([]), ['job:read'])).toBeUndefined()
})

test.each([
  ['a role that says nothing of rows', rules([])],
  ['a role that shows all', rules([{ resource: 'job', scope: 'ALL' }])],
  ['a role that shows other departments', rules([{ resource: 'job', scope: 'CUSTOM', department_ids: [7] }])],
])('%s is wider than a department', (_name, given) => {
  expect(findWider(rules([dept]), given, ['job:read'])).toBe('job')
})

test('the own scope, by whatever name of the resource, and the own rows are no wider', () => {
  expect(findWider(rules([dept]), rules([{ resource: '*', scope: 'DEPT' }]), ['job:read'])).toBeUndefined()
  expect(findWider(rules([dept]), rules([{ resource: 'job', scope: 'SELF' }]), ['job:read'])).toBeUndefined()
})

test('a resource of which the role gives no right does not matter', () => {
  expect(findWider(rules([dept]), rules([]), ['user:read'])).toBeUndefined()
})

test('a field that is hidden from oneself is opened to nobody', () => {
  const masked = rules([], [{ ...hiddenPhone, rule: 'masked' }])
  expect(findWider(rules([], [hiddenPhone]), masked, ['user:read'])).toBe('user.phone')
  expect(findWider(rules([], [hiddenPhone]), rules([]), ['user:read'])).toBe('user.phone')
  expect(findWider(masked, rules([], [hiddenPhone]), ['user:read'])).toBeUndefined()
})
