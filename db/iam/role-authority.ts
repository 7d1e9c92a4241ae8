import { DomainError } from '../../domain/errors.ts'
import type { PermissionCode } from '../../domain/iam/permission-catalogue.ts'
import { beyondRights, findWider } from '../../domain/iam/reach-rules.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import { text } from '../../domain/text.ts'
import type { DbOrTx } from '../database.ts'
import { findPermissionsOfRoles, findRulesOfRoles } from './access-queries.ts'

/** Who would hand out roles, with what they may do and see themselves. */
export type Giver = { permissions: ReadonlySet<string>; viewer: Viewer }

/** What it takes to give somebody a role. */
const giving: PermissionCode = 'user:write'

/** Why somebody may not give this role to people; undefined when they may. */
export async function findGivingRefusal(db: DbOrTx, giver: Giver, roleId: number): Promise<DomainError | undefined> {
  if (!giver.permissions.has(giving)) return new DomainError('forbidden', mayNotGive)
  return findRolesRefusal(db, giver, [roleId])
}

/** Why somebody may not hand out these roles together; undefined when they may. */
export async function findRolesRefusal(db: DbOrTx, giver: Giver, roleIds: number[]): Promise<DomainError | undefined> {
  if (roleIds.length === 0) return undefined
  const permissions = await findPermissionsOfRoles(db, roleIds)
  const refusal = beyondRights(giver, permissions)
  if (refusal) return refusal
  const wider = findWider(giver.viewer, { rules: await findRulesOfRoles(db, roleIds) }, permissions)
  return wider === undefined ? undefined : showsMore(wider)
}

function showsMore(what: string): DomainError {
  return new DomainError(
    'forbidden',
    text(`这会让人看到您自己看不到的数据：${what}`, `This would show data that you may not see yourself: ${what}`),
  )
}

const mayNotGive = text('没有给用户分配角色的权限', 'This takes the right to give roles to users')
