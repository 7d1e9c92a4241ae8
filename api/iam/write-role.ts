import type { Context } from 'hono'
import { findPermissionsOfRoles } from '../../db/iam/access-queries.ts'
import { deleteRole, getRole, insertRole, lockRoleGraph, type Role, replaceRole } from '../../db/iam/role-queries.ts'
import { conflict } from '../../domain/errors.ts'
import { superAdminRole } from '../../domain/iam/builtin-roles.ts'
import type { RoleInput } from '../../domain/iam/role.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { versionConflict } from '../envelope.ts'
import { refuseBeyond, refuseRolesBeyond } from './authority.ts'

export async function createRole(c: Context<ApiEnv>, input: RoleInput): Promise<Role> {
  return c.var.write(
    async (tx) => {
      await lockRoleGraph(tx)
      refuseBeyond(c.var.caller, input.permission_codes)
      await refuseRolesBeyond(tx, c.var.caller, input.parent_ids)
      const id = await insertRole(tx, input, c.var.caller)
      await refuseRolesBeyond(tx, c.var.caller, [id])
      return getRole(tx, id)
    },
    { status: 201 },
  )
}

export async function updateRole(c: Context<ApiEnv>, id: number, version: number, input: RoleInput): Promise<Role> {
  const { caller } = c.var
  const role = await c.var.write(
    async (tx) => {
      await lockRoleGraph(tx)
      const before = await getRole(tx, id)
      refuseBuiltinChange(before, input)
      refuseBeyond(caller, await findPermissionsOfRoles(tx, [id]))
      refuseBeyond(caller, input.permission_codes)
      await refuseRolesBeyond(tx, caller, input.parent_ids)
      if (!(await replaceRole(tx, id, version, input))) throw versionConflict(await getRole(tx, id))
      await refuseRolesBeyond(tx, caller, [id])
      return getRole(tx, id)
    },
    { resourceId: id },
  )
  c.var.deps.sessions.forget()
  return role
}

export async function removeRole(c: Context<ApiEnv>, id: number): Promise<void> {
  await c.var.write(
    async (tx) => {
      await lockRoleGraph(tx)
      const { builtin } = await getRole(tx, id)
      if (builtin) throw conflict(text('内置角色不能删除', 'A built-in role cannot be deleted'))
      refuseBeyond(c.var.caller, await findPermissionsOfRoles(tx, [id]))
      await deleteRole(tx, id)
    },
    { resourceId: id },
  )
  c.var.deps.sessions.forget()
}

function refuseBuiltinChange(before: Role, input: RoleInput): void {
  if (!before.builtin) return
  if (input.code !== before.code) throw conflict(text('内置角色的编码不能修改', 'The code of a built-in role is fixed'))
  const hasAll = before.permission_codes.every((code) => (input.permission_codes as string[]).includes(code))
  if (before.code === superAdminRole && !hasAll) {
    throw conflict(text('超级管理员始终拥有全部权限', 'The super administrator always has every right'))
  }
}
