import { type ServiceError, status } from '@grpc/grpc-js'
import { type Text, text } from '../../domain/text.ts'

/** A call that came to no good answer. */
export class GrpcFailure extends Error {
  override readonly name = 'GrpcFailure'
  readonly text: Text
  readonly isTimeout: boolean
  /** Whether the same may go well another time. */
  readonly retryable: boolean

  constructor(
    message: Text,
    { retryable, isTimeout = false, cause }: { retryable: boolean; isTimeout?: boolean; cause?: unknown },
  ) {
    super(message.en, { cause })
    this.text = message
    this.retryable = retryable
    this.isTimeout = isTimeout
  }

  static timeout(timeoutMs: number): GrpcFailure {
    const seconds = timeoutMs / 1000
    return new GrpcFailure(text(`${seconds} 秒内没有得到答复`, `No answer came within ${seconds} s`), {
      retryable: true,
      isTimeout: true,
    })
  }
}

/** What stands however often it is asked; everything else may pass. */
const lasting = new Set([
  status.INVALID_ARGUMENT,
  status.NOT_FOUND,
  status.ALREADY_EXISTS,
  status.PERMISSION_DENIED,
  status.FAILED_PRECONDITION,
  status.OUT_OF_RANGE,
  status.UNIMPLEMENTED,
  status.DATA_LOSS,
  status.UNAUTHENTICATED,
])

export function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && typeof (error as ServiceError).code === 'number' && 'details' in error
}

export function failureOfStatus(error: Pick<ServiceError, 'code' | 'details'>): GrpcFailure {
  const name = status[error.code] ?? String(error.code)
  return new GrpcFailure(text(`服务返回 ${name}：${error.details}`, `Answered with ${name}: ${error.details}`), {
    retryable: !lasting.has(error.code),
    isTimeout: error.code === status.DEADLINE_EXCEEDED,
    cause: error,
  })
}
