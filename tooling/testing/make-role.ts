import { randomUUID } from 'node:crypto'
import type { DbOrTx } from '../../db/database.ts'
import type { PermissionCode } from '../../domain/iam/permission-catalogue.ts'

export type TestRole = { id: number; code: string; name: string }

/** A role of exactly these rights that nobody has yet. */
export async function makeRole(db: DbOrTx, permissions: readonly PermissionCode[]): Promise<TestRole> {
  const code = `role_${randomUUID().slice(0, 8)}`
  const role = await db
    .insertInto('role')
    .values({ code, name: `name of ${code}` })
    .returning(['id', 'code', 'name'])
    .executeTakeFirstOrThrow()
  await db
    .insertInto('role_permission')
    .columns(['role_id', 'permission_id'])
    .expression((eb) =>
      eb
        .selectFrom('permission')
        .select((of) => [of.val(role.id).as('role_id'), 'permission.id as permission_id'])
        .where('code', 'in', ['', ...permissions]),
    )
    .execute()
  return role
}
