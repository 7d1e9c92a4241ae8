import { getUser } from '../../db/iam/user-queries.ts'
import type { UserInput } from '../../domain/iam/user.ts'
import type { StepUpRule } from '../http/route-info.ts'

/** Whether a user's new record gives other rights, or another way to get in: roles, password, addresses. */
export const changesAccess: StepUpRule = async (c, { params, body }) => {
  const { role_ids, email, phone, password }: UserInput = body
  if (password !== undefined) return true
  const before = await getUser(c.get('db'), params.id)
  const wanted = new Set(role_ids)
  const isSameSet = wanted.size === before.role_ids.length && before.role_ids.every((id) => wanted.has(id))
  return !isSameSet || (email ?? null) !== before.email || (phone ?? null) !== before.phone
}
