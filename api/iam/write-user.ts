import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { countAdministrators, isAdministrator, lockAdministrators } from '../../db/iam/administrator-queries.ts'
import { raiseStamp } from '../../db/iam/credential-queries.ts'
import { storePassword } from '../../db/iam/password-queries.ts'
import { endSessionsOfUser } from '../../db/iam/sessions.ts'
import { deleteUser, insertUser, replaceUser } from '../../db/iam/user-changes.ts'
import { getUser, type User } from '../../db/iam/user-queries.ts'
import { conflict, type DomainError } from '../../domain/errors.ts'
import type { UserInput } from '../../domain/iam/user.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv, Caller } from '../context.ts'
import { versionConflict } from '../envelope.ts'
import { refuseRolesBeyond, refuseUserBeyond } from './authority.ts'
import { refuseUsedPassword, refuseWeakPassword } from './change-password.ts'
import { keepRuled } from './column-rules.ts'
import { tellAddressChanges } from './tell-address-changes.ts'

export async function createUser(c: Context<ApiEnv>, input: UserInput): Promise<User> {
  const passwordHash = await hashNewPassword(c, input)
  return c.var.write(
    async (tx) => {
      await refuseRolesBeyond(tx, c.var.caller, input.role_ids)
      const id = await insertUser(tx, input, c.var.caller)
      if (passwordHash) await storePassword(tx, id, { passwordHash, mustChange: input.must_change_password ?? false })
      return getUser(tx, id)
    },
    { status: 201 },
  )
}

/** Ends the sessions of a user who may no longer sign in or whose password was set anew. */
export async function updateUser(c: Context<ApiEnv>, id: number, version: number, input: UserInput): Promise<User> {
  const { caller } = c.var
  if (id === caller.userId && input.status !== 'active')
    throw conflict(text('不能停用自己', 'You cannot disable yourself'))
  const passwordHash = await hashNewPassword(c, input, id)
  const user = await c.var.write(
    async (tx) => {
      const before = await getUser(tx, id)
      await refuseUserBeyond(tx, caller, id)
      await refuseRolesBeyond(tx, caller, input.role_ids)
      const kept = keepOthers(caller, input, before)
      await keepAnAdministrator(tx, id, async () => {
        if (!(await replaceUser(tx, id, version, kept))) throw versionConflict(await getUser(tx, id))
      })
      if (passwordHash) {
        const mustChange = input.must_change_password ?? before.must_change_password
        await storePassword(tx, id, { passwordHash, mustChange })
      }
      const after = await getUser(tx, id)
      await tellAddressChanges(c, tx, [{ userId: id, before, after }])
      await endVoidSessions(c, tx, id, { isDisabled: input.status !== 'active', hasNewPassword: Boolean(passwordHash) })
      return getUser(tx, id)
    },
    { resourceId: id },
  )
  c.var.deps.sessions.forget()
  return user
}

export async function removeUser(c: Context<ApiEnv>, id: number): Promise<void> {
  if (id === c.var.caller.userId) throw conflict(text('不能删除自己', 'You cannot delete yourself'))
  await c.var.write(
    async (tx) => {
      await getUser(tx, id)
      await refuseUserBeyond(tx, c.var.caller, id)
      await keepAnAdministrator(tx, id, () => deleteUser(tx, id))
      await endSessionsOfUser(tx, id, 'disabled')
    },
    { resourceId: id },
  )
  c.var.deps.sessions.forget()
}

/** What the caller may not read of another one's record stays as it is. */
function keepOthers({ userId, viewer }: Caller, input: UserInput, before: User): UserInput {
  return before.id === userId ? input : keepRuled(viewer, 'user', input, before)
}

async function hashNewPassword(c: Context<ApiEnv>, input: UserInput, id?: number): Promise<string | undefined> {
  const { password, username, name = username, email, phone } = input
  if (password === undefined) return undefined
  await refuseWeakPassword(c, password, { username, name, email, phone }, 'password')
  if (id !== undefined) await refuseUsedPassword(c, password, id, 'password')
  return c.var.deps.identity.passwords.hash(password)
}

type Void = { isDisabled: boolean; hasNewPassword: boolean }

async function endVoidSessions(c: Context<ApiEnv>, tx: Tx, id: number, { isDisabled, hasNewPassword }: Void) {
  if (!isDisabled && !hasNewPassword) return
  const { userId, sessionId } = c.var.caller
  if (id === userId) {
    await endSessionsOfUser(tx, id, 'password', { keep: sessionId })
    return
  }
  await raiseStamp(tx, id)
  await endSessionsOfUser(tx, id, isDisabled ? 'disabled' : 'password')
}

/** Refuses a change after which nobody could administer the platform; two such changes come one after the other. */
async function keepAnAdministrator(tx: Tx, userId: number, change: () => Promise<void>): Promise<void> {
  await lockAdministrators(tx)
  const wasOne = await isAdministrator(tx, userId)
  await change()
  if (wasOne && (await countAdministrators(tx)) === 0) {
    throw noAdministratorLeft()
  }
}

export function noAdministratorLeft(): DomainError {
  return conflict(text('至少要保留一名可用的超级管理员', 'There must be at least one active super administrator'))
}
