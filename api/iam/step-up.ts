import type { Context } from 'hono'
import type { DbOrTx } from '../../db/database.ts'
import { countRecoveryCodes, listFactors } from '../../db/iam/factor-queries.ts'
import { hasPassword } from '../../db/iam/password-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import type { AnswerMethod } from '../../domain/iam/factor.ts'
import type { MfaSettings } from '../../domain/settings/mfa-settings.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { needsAPerson } from '../http/admit.ts'
import type { RouteInfo } from '../http/route-info.ts'

/** Lets a sensitive operation through only when the session was begun, or confirmed, a short while ago. */
export async function requireConfirmation(c: Context<ApiEnv>, { guard }: RouteInfo): Promise<void> {
  const { stepUp } = guard
  if (!stepUp || (await isFresh(c))) return
  if (stepUp !== true && !(await stepUp(c, validOf(c)))) return
  const { userId, apiKey } = c.get('caller')
  if (apiKey) throw needsAPerson()
  const methods = await listConfirmMethods(c.get('db'), userId, await c.get('services').mfaSettings())
  throw new DomainError(
    'mfa_needed',
    text('这是敏感操作，请先确认您的身份', 'This is a sensitive operation: confirm who you are first'),
    { data: { reason: 'confirmation', methods } },
  )
}

/** Of a route that is not known here: `readInput` checked by its schemas what is there. */
function validOf(c: Context<ApiEnv>) {
  const request = c.req as unknown as { valid(target: 'param' | 'query' | 'json' | 'form'): unknown }
  const body = request.valid('json') ?? request.valid('form')
  return { params: request.valid('param'), query: request.valid('query'), body }
}

async function isFresh(c: Context<ApiEnv>): Promise<boolean> {
  const { confirmedAt } = c.get('caller')
  const { step_up_minutes } = await c.get('services').mfaSettings()
  return confirmedAt !== undefined && Date.now() - confirmedAt.getTime() < step_up_minutes * 60_000
}

/** The factors and recovery codes, or the password of who has none; empty when only a new sign-in confirms. */
export async function listConfirmMethods(db: DbOrTx, userId: number, policy: MfaSettings): Promise<AnswerMethod[]> {
  const methods = await listSecondMethods(db, userId, policy)
  if (methods.length > 0) return methods
  return (await hasPassword(db, userId)) ? ['password'] : []
}

/** With what the second step of a sign-in may be answered; empty without a factor. */
export async function listSecondMethods(db: DbOrTx, userId: number, policy: MfaSettings): Promise<AnswerMethod[]> {
  const factors = await listFactors(db, userId, policy)
  if (factors.length === 0) return []
  const hasCodes = (await countRecoveryCodes(db, userId)) > 0
  return [...factors.map(({ method }) => method), ...(hasCodes ? (['recovery'] as const) : [])]
}
