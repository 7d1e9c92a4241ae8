import { sql } from 'kysely'
import { conflict } from '../../../domain/errors.ts'
import type { DirectoryRealm } from '../../../domain/iam/directory/directory-source.ts'
import { userInput } from '../../../domain/iam/user.ts'
import { text } from '../../../domain/text.ts'
import type { Tx } from '../../database.ts'
import { countAdministrators, isAdministrator, lockAdministrators } from '../administrator-queries.ts'
import { raiseStamp } from '../credential-queries.ts'
import { endSessionsOfUser } from '../sessions.ts'
import { explainUser, insertUser } from '../user-changes.ts'
import { insertIdentity, lockIdentity } from '../user-identity-queries.ts'
import type { SyncChange } from './change-queries.ts'
import { findLinkedDepartment } from './state-queries.ts'

export type PersonContext = { providerId: number; realm: DirectoryRealm; roleIds: number[]; userId: number | null }

/** The id of the user that the change is about. Throws `DomainError` when it can't be made. */
export async function applyPerson(tx: Tx, change: SyncChange, context: PersonContext): Promise<number> {
  if (change.action === 'create') return create(tx, change, context)
  const id = change.target_id
  if (id === null) throw gone()
  switch (change.action) {
    case 'update':
      await set(tx, id, pick(change))
      return id
    case 'move':
      await set(tx, id, { department_id: await departmentOf(tx, context.providerId, change.after?.department ?? null) })
      return id
    case 'enable':
      await switchOn(tx, id, context)
      return id
    case 'disable':
      await switchOff(tx, id, context)
      return id
    default:
      throw new Error(`people are not changed by ${change.action}`)
  }
}

async function create(
  tx: Tx,
  change: SyncChange,
  { providerId, realm, roleIds, userId }: PersonContext,
): Promise<number> {
  const { after, external_id: subject, label } = change
  const key = { ...realm, subject, label }
  await lockIdentity(tx, providerId, key)
  const user = userInput.parse({
    username: after?.username,
    name: after?.name,
    email: after?.email ?? null,
    phone: after?.phone ?? null,
    department_id: await departmentOf(tx, providerId, after?.department ?? null),
    role_ids: roleIds,
  })
  const id = await insertUser(tx, user, { userId })
  if ((await insertIdentity(tx, { userId: id, providerId, key })) === undefined) throw conflict(known)
  return id
}

/** Removed or switched off there: gone from here at once, with every session. The last administrator stays. */
async function switchOff(tx: Tx, id: number, context: PersonContext): Promise<void> {
  await lockAdministrators(tx)
  if ((await isAdministrator(tx, id)) && (await countAdministrators(tx)) <= 1) throw conflict(lastAdministrator)
  await set(tx, id, { status: 'disabled' })
  await raiseStamp(tx, id)
  await endSessionsOfUser(tx, id, 'disabled')
  await markIdentity(tx, id, context, true)
}

async function switchOn(tx: Tx, id: number, context: PersonContext): Promise<void> {
  await set(tx, id, { status: 'active' })
  await markIdentity(tx, id, context, false)
}

async function markIdentity(tx: Tx, userId: number, { providerId }: PersonContext, isDisabled: boolean): Promise<void> {
  await tx
    .updateTable('user_identity')
    .set({ directory_disabled: isDisabled })
    .where('user_id', '=', userId)
    .where('provider_id', '=', providerId)
    .execute()
}

type Fields = {
  name?: string
  email?: string | null
  phone?: string | null
  department_id?: number | null
  status?: 'active' | 'disabled'
}

async function set(tx: Tx, id: number, fields: Fields): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('user')
    .set({ ...fields, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
    .catch(explainUser)
  if (numUpdatedRows === 0n) throw gone()
}

function pick({ after }: SyncChange): Fields {
  const { name, email, phone } = after ?? {}
  return {
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
  }
}

/** A department that was not taken over leaves people without one. */
async function departmentOf(tx: Tx, providerId: number, externalId: string | null): Promise<number | null> {
  return externalId === null ? null : ((await findLinkedDepartment(tx, providerId, externalId)) ?? null)
}

function gone() {
  return conflict(text('用户已被他人删除', 'Somebody else deleted the user'))
}

const known = text('该身份已关联到其他账号', 'This identity is linked to another account')
const lastAdministrator = text(
  '至少要保留一名可用的超级管理员',
  'There must be at least one active super administrator',
)
