import type { Context } from 'hono'
import { confirmSession } from '../../db/iam/sessions.ts'
import { DomainError, invalid } from '../../domain/errors.ts'
import type { AnswerMethod } from '../../domain/iam/factor.ts'
import { text } from '../../domain/text.ts'
import { addressGroup } from '../../platform/client-address.ts'
import type { ApiEnv, Caller } from '../context.ts'
import { checkAnswer, type Spend } from './check-answer.ts'
import { checkPassword } from './check-password.ts'
import { gateOf } from './known-browser.ts'
import { noteAttempt } from './note-attempt.ts'
import { sessionRevoked } from './session-gate.ts'
import { listConfirmMethods } from './step-up.ts'

export type Confirmation = { confirmed_at: string; expires_in: number }

/** Makes the session fresh enough for sensitive operations. */
export async function confirmCaller(
  c: Context<ApiEnv>,
  { method, code }: { method: AnswerMethod; code: string },
): Promise<Confirmation> {
  const { caller } = c.var
  const policy = await c.var.services.mfaSettings()
  const methods = await listConfirmMethods(c.var.db, caller.userId, policy)
  if (!methods.includes(method)) {
    throw invalid('method', text('不能用这种方式确认', 'This cannot be confirmed that way'))
  }
  const spend = await check(c, caller, { method, code })
  await c.var.write(
    async (tx) => {
      await spend(tx)
      if (!(await confirmSession(tx, caller.sessionId))) throw sessionRevoked()
    },
    { resourceId: caller.sessionId },
  )
  c.var.deps.sessions.forget()
  return { confirmed_at: new Date().toISOString(), expires_in: policy.step_up_minutes * 60 }
}

/** What a code that is sent to confirm this session is good for. */
export function requestOfSession(sessionId: number): string {
  return `session:${sessionId}`
}

async function check(
  c: Context<ApiEnv>,
  { userId, username, sessionId }: Caller,
  { method, code }: { method: AnswerMethod; code: string },
): Promise<Spend> {
  if (method !== 'password') {
    try {
      return await checkAnswer(c, { userId, method, code, request: requestOfSession(sessionId) })
    } catch (error) {
      await noteAttempt(c, { loginType: 'mfa', username, userId, failReason: 'not_confirmed' })
      throw error
    }
  }
  const checked = await checkPassword(c.var.deps, {
    gate: gateOf(c, username),
    password: code,
    source: addressGroup(c.var.ipAddress),
  })
  if (checked.outcome === 'right') return async () => {}
  await noteAttempt(c, { loginType: 'password', username, userId, failReason: checked.reason })
  throw checked.error.code === 'wrong_credentials' ? wrongPassword() : checked.error
}

function wrongPassword(): DomainError {
  const message = text('密码错误', 'The password is wrong')
  return new DomainError('wrong_credentials', message, { fields: [{ field: 'code', message }] })
}
