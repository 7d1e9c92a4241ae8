import type { DbOrTx, Tx } from '../../db/database.ts'
import { findAccess, findPermissionsOfRoles, findRulesOfRoles } from '../../db/iam/access-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import { findWider } from '../../domain/iam/reach-rules.ts'
import { text } from '../../domain/text.ts'
import type { Caller } from '../context.ts'

/** Nobody hands out, takes away or changes what holds more rights than they have themselves. */
export function refuseBeyond(caller: Caller, permissions: Iterable<string>): void {
  const refusal = beyondRights(caller, permissions)
  if (refusal) throw refusal
}

function beyondRights(caller: Caller, permissions: Iterable<string>): DomainError | undefined {
  const beyond = [...permissions].filter((code) => !caller.permissions.has(code))
  if (beyond.length === 0) return undefined
  const list = beyond.slice(0, 5).join(', ')
  return new DomainError(
    'forbidden',
    text(`不能操作超出自身权限的对象：${list}`, `This goes beyond your own rights: ${list}`),
  )
}

export async function refuseUserBeyond(tx: Tx, caller: Caller, userId: number): Promise<void> {
  refuseBeyond(caller, (await findAccess(tx, userId)).permissions)
}

export async function refuseRolesBeyond(tx: Tx, caller: Caller, roleIds: number[]): Promise<void> {
  const refusal = await findRolesRefusal(tx, caller, roleIds)
  if (refusal) throw refusal
}

/** Why the caller may not hand out these roles together; undefined when they may. */
export async function findRolesRefusal(
  db: DbOrTx,
  caller: Caller,
  roleIds: number[],
): Promise<DomainError | undefined> {
  if (roleIds.length === 0) return undefined
  const permissions = await findPermissionsOfRoles(db, roleIds)
  const refusal = beyondRights(caller, permissions)
  if (refusal) return refusal
  const wider = findWider(caller.viewer, { rules: await findRulesOfRoles(db, roleIds) }, permissions)
  return wider === undefined ? undefined : showsMore(wider)
}

function showsMore(what: string): DomainError {
  return new DomainError(
    'forbidden',
    text(`这会让人看到您自己看不到的数据：${what}`, `This would show data that you may not see yourself: ${what}`),
  )
}
