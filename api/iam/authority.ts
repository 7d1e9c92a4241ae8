import type { Tx } from '../../db/database.ts'
import { findAccess, findPermissionsOfRoles, findRulesOfRoles } from '../../db/iam/access-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import { findWider } from '../../domain/iam/reach-rules.ts'
import { text } from '../../domain/text.ts'
import type { Caller } from '../context.ts'

/** Nobody hands out, takes away or changes what holds more rights than they have themselves. */
export function refuseBeyond(caller: Caller, permissions: Iterable<string>): void {
  const beyond = [...permissions].filter((code) => !caller.permissions.has(code))
  if (beyond.length === 0) return
  const list = beyond.slice(0, 5).join(', ')
  throw new DomainError(
    'forbidden',
    text(`不能操作超出自身权限的对象：${list}`, `This goes beyond your own rights: ${list}`),
  )
}

export async function refuseUserBeyond(tx: Tx, caller: Caller, userId: number): Promise<void> {
  refuseBeyond(caller, (await findAccess(tx, userId)).permissions)
}

export async function refuseRolesBeyond(tx: Tx, caller: Caller, roleIds: number[]): Promise<void> {
  if (roleIds.length === 0) return
  const permissions = await findPermissionsOfRoles(tx, roleIds)
  refuseBeyond(caller, permissions)
  const wider = findWider(caller.viewer, { rules: await findRulesOfRoles(tx, roleIds) }, permissions)
  if (wider !== undefined) throw showsMore(wider)
}

function showsMore(what: string): DomainError {
  return new DomainError(
    'forbidden',
    text(`这会让人看到您自己看不到的数据：${what}`, `This would show data that you may not see yourself: ${what}`),
  )
}
