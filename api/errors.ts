import type { ErrorHandler } from 'hono'
import { isDatabaseAway, isDuplicate } from '../db/database-errors.ts'
import { conflict, DomainError, type ErrorCode } from '../domain/errors.ts'
import { text } from '../domain/text.ts'
import { domainErrorIn } from '../platform/temporal-failures.ts'
import type { ApiEnv } from './context.ts'
import { asShown } from './iam/column-rules.ts'

type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 423 | 429 | 500 | 503

/** HTTP status and spec code of every refusal. */
const answers: Record<ErrorCode, { status: ErrorStatus; code: number }> = {
  validation: { status: 400, code: 40001 },
  placeholder: { status: 400, code: 40001 },
  egress_refused: { status: 400, code: 40001 },
  unauthenticated: { status: 401, code: 40101 },
  token_expired: { status: 401, code: 40102 },
  session_revoked: { status: 401, code: 40103 },
  wrong_credentials: { status: 401, code: 40104 },
  forbidden: { status: 403, code: 40301 },
  mfa_needed: { status: 403, code: 40302 },
  password_change_needed: { status: 403, code: 40303 },
  not_found: { status: 404, code: 40401 },
  conflict: { status: 409, code: 40901 },
  version_conflict: { status: 409, code: 40902 },
  too_large: { status: 413, code: 41301 },
  content_type: { status: 415, code: 41501 },
  locked: { status: 423, code: 42301 },
  too_many_requests: { status: 429, code: 42901 },
  unavailable: { status: 503, code: 50301 },
}

const fault = { status: 500, code: 50001 } as const

/** The names and codes that an HTTP status stands for, for the API's description. */
export function statusesOf(status: number): string {
  if (status === fault.status) return `internal (${fault.code})`
  const fitting = Object.entries(answers).filter(([, answer]) => answer.status === status)
  return fitting.map(([name, { code }]) => `${name} (${code})`).join(', ')
}

export function codeOf({ code }: DomainError): number {
  return answers[code].code
}

/** Turns whatever was thrown into an answer; what it was in truth goes to the log alone. */
export const onError: ErrorHandler<ApiEnv> = (error, c) => {
  const refusal = domainErrorIn(error) ?? databaseRefusal(error)
  const language = c.get('language')
  const trace = { timestamp: Date.now(), trace_id: c.get('traceId') }
  if (refusal?.code === 'unavailable' || !refusal) c.get('call').error = error
  if (!refusal) return c.json({ code: fault.code, message: ours[language], ...trace }, fault.status)
  const { status, code } = answers[refusal.code]
  const { fields, data, retryAfter } = refusal.extras
  if (retryAfter !== undefined) c.header('Retry-After', String(Math.max(1, Math.ceil(retryAfter))))
  return c.json(
    {
      code,
      message: refusal.text[language],
      ...(fields && { errors: fields.map(({ field, message }) => ({ field, message: message[language] })) }),
      ...(data !== undefined && { data: asShown(c, data) }),
      ...trace,
    },
    status,
  )
}

const ours = text(
  '服务器内部错误，请稍后重试；若仍出现，请把追踪号告诉管理员',
  'Something failed on our side. Try again; if it stays, give the trace id to an administrator',
)

function databaseRefusal(error: unknown): DomainError | undefined {
  if (isDatabaseAway(error)) {
    const message = text(
      '数据库暂时无法连接，请稍后重试',
      'The database cannot be reached right now; try again shortly',
    )
    return new DomainError('unavailable', message, { retryAfter: 5 })
  }
  if (isDuplicate(error)) return conflict(text('已存在相同的记录', 'There is such a record already'))
  return undefined
}

export function unknownPath(): DomainError {
  return new DomainError('not_found', text('接口不存在', 'There is nothing at this address'))
}
