export type FieldError = { field: string; message: string }

type Details = {
  status: number
  code: number
  message: string
  errors?: FieldError[] | undefined
  traceId?: string | undefined
  data?: unknown
  retryAfter?: number | undefined
}

/** Codes of the contract that the console acts upon. */
export const apiCode = {
  offline: 0,
  wrongCredentials: 40104,
  mfaNeeded: 40302,
  passwordChange: 40303,
  versionConflict: 40902,
} as const

/** An answer that isn't a success, or no answer at all (`status` 0). */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly code: number
  readonly errors: FieldError[]
  readonly traceId: string | undefined
  readonly data: unknown
  /** Seconds. */
  readonly retryAfter: number | undefined

  constructor(details: Details) {
    super(details.message)
    this.status = details.status
    this.code = details.code
    this.errors = details.errors ?? []
    this.traceId = details.traceId
    this.data = details.data
    this.retryAfter = details.retryAfter
  }

  get isOffline(): boolean {
    return this.status === 0
  }
}

export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  return new ApiError({ status: 0, code: -1, message: error instanceof Error ? error.message : String(error) })
}
