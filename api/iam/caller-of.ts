import type { Access } from '../../db/iam/access-queries.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { Caller } from '../context.ts'

export type CallerFacts = {
  username: string
  name: string
  department_id: number | null
  must_change_password: boolean
}

/** What a user is to the handlers, without the session or the key that they come with. */
export function callerOf(
  userId: number,
  user: CallerFacts,
  { roleCodes, permissions }: Pick<Access, 'roleCodes' | 'permissions'>,
  viewer: Viewer,
): Omit<Caller, 'sessionId'> {
  return {
    userId,
    username: user.username,
    name: user.name,
    departmentId: user.department_id,
    roleCodes,
    permissions: new Set(permissions),
    viewer,
    mustChangePassword: user.must_change_password,
  }
}

/** When access that was read at `asOf` is over; the database's clock tells for how long it is there. */
export function endOfAccess({ lastsMs }: Pick<Access, 'lastsMs'>, asOf: number): number {
  return lastsMs === null ? Number.POSITIVE_INFINITY : asOf + lastsMs
}
