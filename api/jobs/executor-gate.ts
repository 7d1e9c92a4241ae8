import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import type { AttemptKey } from '../../db/jobs/attempt-queries.ts'
import { isTicketOfOpenAttempt } from '../../db/jobs/attempt-queries.ts'
import { conflict, DomainError, invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'

/** The token says that this is one of our executors; it opens no run by itself. */
export function requireExecutorToken(c: Context<ApiEnv>): void {
  const expected = c.var.deps.settings.OPS_EXECUTOR_TOKEN
  const [, given] = /^Executor (\S+)$/.exec(c.req.header('Authorization') ?? '') ?? []
  if (expected && given && timingSafeEqual(digest(given), digest(expected))) return
  throw new DomainError(
    'unauthenticated',
    text(
      '执行器令牌无效，请检查 OPS_EXECUTOR_TOKEN',
      'The executor token is not valid: check OPS_EXECUTOR_TOKEN on both sides',
    ),
  )
}

export function executorInstance(c: Context<ApiEnv>): string {
  const name = c.req.header('X-OPS-Executor') ?? ''
  if (/^[\w.-]{1,100}$/.test(name)) return name
  throw invalid('X-OPS-Executor', text('执行器名称无效', 'The name of the executor is not valid'))
}

/** Throws `conflict` unless the request carries the ticket of an attempt that has not ended. */
export async function requireTicket(c: Context<ApiEnv>, attempt: AttemptKey): Promise<void> {
  const ticket = c.req.header('X-OPS-Ticket') ?? ''
  if (ticket !== '' && (await isTicketOfOpenAttempt(c.var.db, attempt, digest(ticket)))) return
  throw attemptOver()
}

function attemptOver(): DomainError {
  return conflict(text('这次尝试已经结束，或票据不属于它', 'This attempt has ended, or the ticket is not its own'))
}

function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest()
}
