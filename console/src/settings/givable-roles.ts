import { administeringRights } from '../../../domain/iam/account-rules.ts'
import type { Role } from '../iam/iam-queries.ts'
import { inheritedFrom } from '../iam/roles/permission-tree.ts'

type Judged = Pick<Role, 'id' | 'code' | 'name' | 'permission_codes' | 'parent_ids'>

/** Roles that somebody may be given for registering: none that administers, by its own rights or by inherited ones. */
export function givableRoles<R extends Judged>(roles: readonly R[]): R[] {
  return roles.filter(({ id }) => {
    const rights = inheritedFrom([id], roles)
    return !administeringRights.some((right) => rights.has(right))
  })
}
