import { conflict } from '../errors.ts'
import { text } from '../text.ts'
import type { GrantConfig } from './callback-config.ts'
import type { FormSchema } from './form.ts'

export const mostGrantDays = 3650

type Role = { id: number; code: string; name: string }

/** What came of a grant, as its callback keeps it. `had`: they had the role for good already, and nothing was changed. */
export type RoleGrant = {
  user_id: number
  user_name: string
  role_id: number
  role_name: string
  until: string | null
  had: boolean
  ended_at?: string
  end?: GrantEnd
}

/**
 * `withdrawn`, `returned`, `rejected`: taken back with its request, or with the visit that had given it. `kept`: they have the role otherwise, or for longer, by now. `gone`: somebody had
 * taken it away before.
 */
const recalls = ['withdrawn', 'returned', 'rejected'] as const
export type GrantRecall = (typeof recalls)[number]
export const grantEnds = ['taken_back', ...recalls, 'kept', 'gone'] as const
export type GrantEnd = (typeof grantEnds)[number]

/** The role that is meant, by its code, out of those that may be granted; the only one where nothing is said. */
export function roleMeant(meant: unknown, { role, role_ids }: GrantConfig, existing: Role[]): Role {
  const offered = existing.filter(({ id }) => role_ids.includes(id))
  const found = role === undefined && role_ids.length === 1 ? offered[0] : offered.find(({ code }) => code === meant)
  if (found) return found
  if (role === undefined) throw conflict(text('要授予的角色已不存在', 'The role to grant does not exist any more'))
  const said = inWords(meant)
  throw conflict(
    text(
      `“${said}”不是可以授予的角色，或已不存在`,
      `"${said}" is none of the roles that may be granted, or does not exist any more`,
    ),
  )
}

/** For how many days; undefined: for good. */
export function daysMeant(meant: unknown, { max_days, for_good }: GrantConfig): number | undefined {
  if (meant === undefined || meant === null || meant === '') {
    if (for_good) return undefined
    throw conflict(text('没有填写授予多少天', 'It does not say for how many days'))
  }
  if (typeof meant !== 'number' || !(meant > 0)) {
    throw conflict(text(`“${inWords(meant)}”不是天数`, `"${inWords(meant)}" is no number of days`))
  }
  const most = max_days ?? mostGrantDays
  if (meant > most) {
    throw conflict(
      text(`最多授予 ${most} 天，填写的是 ${meant} 天`, `At most ${most} days may be granted, not ${meant}`),
    )
  }
  return meant
}

export function personMeant(meant: unknown, { user }: GrantConfig, applicantId: number): number {
  if (user === undefined) return applicantId
  if (typeof meant === 'number' && Number.isInteger(meant) && meant > 0) return meant
  throw conflict(text('没有指明授予给谁', 'It does not say who gets the role'))
}

/** Options of the field that says which role, with which nothing could be granted. */
export function optionsBeyond(role: string, schema: FormSchema | null, codes: string[]): string[] {
  const name = /^=\s*form\.([\p{L}_][\p{L}\p{N}_]*)\s*$/u.exec(role)?.[1]
  const field = schema?.fields.find((one) => one.name === name)
  if (field?.type !== 'select') return []
  return field.options.map(({ value }) => value).filter((value) => !codes.includes(value))
}

function inWords(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 100)
}
