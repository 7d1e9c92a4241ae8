import { listCallbacks } from '../../db/approvals/callback-queries.ts'
import type { Approval } from '../../db/approvals/instance-queries.ts'
import type { DbOrTx } from '../../db/database.ts'
import { type CallbackStatus, type CallbackVerb, callbackVerbs } from '../../domain/approvals/callback.ts'
import type { RoleGrant } from '../../domain/approvals/role-grant.ts'
import type { Language } from '../../domain/text.ts'
import type { Caller } from '../context.ts'

type Reader = { caller: Caller; language: Language; nameOf: (node: string) => string | null }

/** The callbacks and services of a request as its page shows them. What receivers answered is for who may step in. */
export async function callbacksOf(db: DbOrTx, approval: Approval, { caller, language, nameOf }: Reader) {
  const callbacks = await listCallbacks(db, approval.id)
  const isOperator = caller.permissions.has('approval:operate')
  return callbacks.map(({ round, token, config, result, error_msg, is_held, ...callback }) => {
    const grant = callback.type === 'grant_role' && result ? grantRecord(result as RoleGrant, is_held) : null
    return {
      ...callback,
      ...{ grant, error_msg: error_msg?.[language] ?? null, result: isOperator ? result : null },
      node_name: callback.node_id === null ? null : nameOf(callback.node_id),
      target_name: callback.target_name ?? grant?.role_name ?? hostOf(config.url),
      actions: isOpen(approval, { round, token }) ? verbsFor(callback.status, approval, caller) : [],
    }
  })
}

/** What was given to whom is no secret to those who may see the request. `is_held`: whether they have the role now. */
function grantRecord({ ended_at, end, ...given }: RoleGrant, is_held: boolean) {
  return { ...given, ended_at: ended_at ?? null, end: end ?? null, is_held }
}

/** Whoever may step in can do either; an applicant can have what failed tried again. */
export function verbsFor(
  status: CallbackStatus,
  { applicant_id }: Pick<Approval, 'applicant_id'>,
  caller: Caller,
): CallbackVerb[] {
  const isOperator = caller.permissions.has('approval:operate')
  const may = (verb: CallbackVerb) => isOperator || (verb === 'retry' && applicant_id === caller.userId)
  return (['retry', 'skip'] as const).filter((verb) => may(verb) && callbackVerbs[verb].includes(status))
}

/** Whether anything still hangs on it: its end stands, or its visit is under way. */
export function isOpen(
  { round: now, tokens }: Pick<Approval, 'round' | 'tokens'>,
  { round, token }: { round: number; token: number },
): boolean {
  if (round !== now) return false
  return token === 0 || (tokens?.tokens.some(({ id, status }) => id === token && status === 'busy') ?? false)
}

function hostOf(url: unknown): string | null {
  return typeof url === 'string' ? new URL(url).host : null
}
