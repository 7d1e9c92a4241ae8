import { sql } from 'kysely'
import type { DirectoryRealm } from '../../../domain/iam/directory/directory-source.ts'
import type { DepartmentState } from '../../../domain/iam/directory/plan-departments.ts'
import type { KnownPerson } from '../../../domain/iam/directory/plan-people.ts'
import type { DbOrTx, Tx } from '../../database.ts'

export async function findDepartmentState(db: DbOrTx, providerId: number): Promise<DepartmentState> {
  const departments = await db
    .selectFrom('department')
    .select(['id', 'name', 'parent_id'])
    .where('tenant_id', '=', 1)
    .orderBy('id')
    .execute()
  const links = await db
    .selectFrom('directory_department')
    .select(['external_id', 'department_id'])
    .where('provider_id', '=', providerId)
    .execute()
  return {
    local: departments.map(({ id, name, parent_id }) => ({ id, name, parentId: parent_id })),
    links: new Map(links.map(({ external_id, department_id }) => [external_id, department_id])),
  }
}

export async function listKnownPeople(
  db: DbOrTx,
  providerId: number,
  { authority, tenant }: DirectoryRealm,
): Promise<KnownPerson[]> {
  return db
    .selectFrom('user_identity')
    .innerJoin('user', 'user.id', 'user_identity.user_id')
    .select([
      'user.id as userId',
      'user_identity.subject',
      'user.username',
      'user.name',
      'user.email',
      'user.phone',
      'user.department_id as departmentId',
      'user.status',
      'user_identity.directory_disabled as directoryDisabled',
    ])
    .where('user_identity.provider_id', '=', providerId)
    .where('user_identity.authority', '=', authority)
    .where('user_identity.tenant', '=', tenant)
    .where('user.deleted_at', 'is', null)
    .orderBy('user_identity.id')
    .execute()
}

/** Folded names and addresses that somebody has. */
export async function listTakenWords(db: DbOrTx): Promise<{ usernames: Set<string>; emails: Map<string, number> }> {
  const rows = await db
    .selectFrom('user')
    .select(['id', sql<string>`lower(username)`.as('username'), sql<string | null>`lower(email)`.as('email')])
    .where('tenant_id', '=', 1)
    .where('deleted_at', 'is', null)
    .execute()
  return {
    usernames: new Set(rows.map(({ username }) => username)),
    emails: new Map(rows.flatMap(({ id, email }) => (email === null ? [] : [[email, id] as const]))),
  }
}

export async function findLinkedDepartment(
  db: DbOrTx,
  providerId: number,
  externalId: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('directory_department')
    .select('department_id')
    .where('provider_id', '=', providerId)
    .where('external_id', '=', externalId)
    .executeTakeFirst()
  return row?.department_id
}

export async function linkDepartment(
  tx: Tx,
  providerId: number,
  externalId: string,
  departmentId: number,
): Promise<void> {
  await tx
    .insertInto('directory_department')
    .values({ provider_id: providerId, external_id: externalId, department_id: departmentId })
    .onConflict((same) =>
      same.columns(['tenant_id', 'provider_id', 'external_id']).doUpdateSet({ department_id: departmentId }),
    )
    .execute()
}

export async function unlinkDepartment(tx: Tx, providerId: number, externalId: string): Promise<void> {
  await tx
    .deleteFrom('directory_department')
    .where('provider_id', '=', providerId)
    .where('external_id', '=', externalId)
    .execute()
}
