import { t } from '../i18n/language.ts'
import { ApiError, apiCode, type FieldError } from './api-error.ts'

type Envelope = {
  code?: number
  message?: string
  data?: unknown
  errors?: FieldError[]
  trace_id?: string
}

/** The `data` of an answer; throws `ApiError` for every answer that isn't a success. */
export async function readEnvelope(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined
  const envelope = await readJson(response)
  if (response.ok && envelope?.code === 0) return envelope.data
  throw new ApiError({
    status: response.status,
    code: envelope?.code ?? response.status * 100,
    message: envelope?.message ?? t().errors.unreadable(response.status),
    errors: envelope?.errors,
    traceId: envelope?.trace_id,
    data: envelope?.data,
    retryAfter: Number(response.headers.get('Retry-After')) || undefined,
  })
}

/** What `fetch` throws when nothing answered; an aborted call keeps its own error. */
export function unreachable(error: unknown): unknown {
  if (error instanceof DOMException && error.name === 'AbortError') return error
  return new ApiError({ status: 0, code: apiCode.offline, message: t().errors.unreachable })
}

async function readJson(response: Response): Promise<Envelope | undefined> {
  try {
    const parsed: unknown = await response.json()
    return parsed !== null && typeof parsed === 'object' ? parsed : undefined
  } catch {
    return undefined
  }
}
