import type { Tx } from '../../db/database.ts'
import { findAccess } from '../../db/iam/access-queries.ts'
import { findRolesRefusal } from '../../db/iam/role-authority.ts'
import { beyondRights } from '../../domain/iam/reach-rules.ts'
import type { Caller } from '../context.ts'

/** Nobody hands out, takes away or changes what holds more rights than they have themselves. */
export function refuseBeyond(caller: Caller, permissions: Iterable<string>): void {
  const refusal = beyondRights(caller, permissions)
  if (refusal) throw refusal
}

export async function refuseUserBeyond(tx: Tx, caller: Caller, userId: number): Promise<void> {
  refuseBeyond(caller, (await findAccess(tx, userId)).permissions)
}

export async function refuseRolesBeyond(tx: Tx, caller: Caller, roleIds: number[]): Promise<void> {
  const refusal = await findRolesRefusal(tx, caller, roleIds)
  if (refusal) throw refusal
}
