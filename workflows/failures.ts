import { ApplicationFailure } from '@temporalio/workflow'
import type { ErrorCode } from '../domain/errors.ts'
import type { Text } from '../domain/text.ts'

/** The only error that a workflow throws itself: a refusal that the caller understands. */
export function failure(code: ErrorCode, text: Text): ApplicationFailure {
  return ApplicationFailure.create({ type: code, message: text.en, nonRetryable: true, details: [{ text }] })
}
