import { expect, test } from 'vitest'
import { givableRoles } from './givable-roles.ts'

const role = (id: number, code: string, permission_codes: string[], parent_ids: number[] = []) => ({
  id,
  code,
  name: code,
  permission_codes,
  parent_ids,
})

test('no role is offered that administers, by its own rights or by those that it inherits', () => {
  const roles = [
    role(1, 'super_admin', ['user:write', 'job:read']),
    role(2, 'ops_staff', ['job:read', 'user:read']),
    role(3, 'deputy', [], [1]),
    role(4, 'trainee', ['menu:jobs'], [2]),
  ]
  expect(givableRoles(roles).map(({ code }) => code)).toEqual(['ops_staff', 'trainee'])
})
