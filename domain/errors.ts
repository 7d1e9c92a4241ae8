import { type Text, text } from './text.ts'

/** Every way in which a request or a step can be refused. `api/errors.ts` gives each its HTTP status and spec code. */
export const errorCodes = [
  'validation',
  'unauthenticated',
  'token_expired',
  'session_revoked',
  'wrong_credentials',
  'forbidden',
  'mfa_needed',
  'password_change_needed',
  'not_found',
  'conflict',
  'version_conflict',
  'too_large',
  'content_type',
  'locked',
  'too_many_requests',
  'placeholder',
  'egress_refused',
  'unavailable',
] as const

export type ErrorCode = (typeof errorCodes)[number]

export type FieldError = { field: string; message: Text }

export type ErrorExtras = {
  fields?: FieldError[]
  /** Seconds until a retry makes sense. */
  retryAfter?: number
  /** What the caller gets as `data`, such as the current record of a version conflict. */
  data?: unknown
}

/** A refusal that the caller can understand and act on; anything else that is thrown is a fault of ours. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly code: ErrorCode
  readonly text: Text
  readonly extras: ErrorExtras

  constructor(code: ErrorCode, message: Text, extras: ErrorExtras = {}) {
    super(message.en)
    this.code = code
    this.text = message
    this.extras = extras
  }
}

/** What is wrong first, with where it stands, or what is said of the whole. */
export function faultInWords({ extras, text: whole }: DomainError): Text {
  const [fault] = extras.fields ?? []
  return fault ? text(`${fault.field}：${fault.message.zh}`, `${fault.field}: ${fault.message.en}`) : whole
}

export function invalid(field: string, message: Text): DomainError {
  return invalidFields([{ field, message }])
}

export function invalidFields(fields: FieldError[]): DomainError {
  return new DomainError('validation', text('参数校验失败', 'Some of the input is not valid'), { fields })
}

export function notFound(zh: string, en: string): DomainError {
  return new DomainError('not_found', text(`${zh}不存在或已被删除`, `This ${en} does not exist or was deleted`))
}

export function conflict(message: Text): DomainError {
  return new DomainError('conflict', message)
}

export function tooMany(seconds: number): DomainError {
  return new DomainError(
    'too_many_requests',
    text(`请求过于频繁，请 ${seconds} 秒后再试`, `Too many requests; try again in ${seconds} seconds`),
    { retryAfter: seconds },
  )
}
