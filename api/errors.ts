import type { ErrorHandler } from 'hono'
import { DomainError, type ErrorCode } from '../domain/errors.ts'
import { text } from '../domain/text.ts'
import { domainErrorIn } from '../platform/temporal-failures.ts'
import type { ApiEnv } from './context.ts'

export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 423 | 429 | 500 | 503

/** HTTP status and spec code of every refusal. */
export const answers: Record<ErrorCode, { status: ErrorStatus; code: number }> = {
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

const internal = {
  status: 500,
  code: 50001,
  text: text(
    '服务器内部错误，请联系管理员并提供追踪号',
    'Something failed on our side; please give the trace id to an administrator',
  ),
} as const

export const onError: ErrorHandler<ApiEnv> = (error, c) => {
  const refusal = domainErrorIn(error)
  const language = c.get('language') ?? 'zh'
  const traceId = c.get('traceId')
  if (!refusal) {
    c.get('deps').log.error({ err: error, traceId }, 'request failed')
    const body = { code: internal.code, message: internal.text[language], timestamp: Date.now(), trace_id: traceId }
    return c.json(body, internal.status)
  }
  const { status, code } = answers[refusal.code]
  const { fields, data, retryAfter } = refusal.extras
  if (retryAfter !== undefined) c.header('Retry-After', String(Math.max(1, Math.ceil(retryAfter))))
  return c.json(
    {
      code,
      message: refusal.text[language],
      ...(fields && { errors: fields.map(({ field, message }) => ({ field, message: message[language] })) }),
      ...(data !== undefined && { data }),
      timestamp: Date.now(),
      trace_id: traceId,
    },
    status,
  )
}

export function unknownPath(): DomainError {
  return new DomainError('not_found', text('接口不存在', 'There is nothing at this address'))
}
