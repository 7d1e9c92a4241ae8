import { ApplicationFailure } from '@temporalio/common'
import { DomainError, type ErrorCode, errorCodes, type FieldError } from '../domain/errors.ts'
import type { Text } from '../domain/text.ts'

type FailureDetails = { text: Text; fields?: FieldError[] }

/** A refusal on its way through Temporal; it is never retried. */
export function failureOf(error: DomainError): ApplicationFailure {
  const details: FailureDetails = { text: error.text, ...(error.extras.fields && { fields: error.extras.fields }) }
  return ApplicationFailure.create({
    type: error.code,
    message: error.text.en,
    nonRetryable: true,
    details: [details],
  })
}

/** The refusal that lies at the root of an error, through every layer that Temporal put around it. */
export function domainErrorIn(error: unknown): DomainError | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof DomainError) return current
    if (!(current instanceof ApplicationFailure) || !isErrorCode(current.type)) continue
    const [details] = (current.details ?? []) as [FailureDetails?]
    const message = details?.text ?? { zh: current.message, en: current.message }
    return new DomainError(current.type, message, details?.fields ? { fields: details.fields } : {})
  }
  return undefined
}

function isErrorCode(type: string | undefined | null): type is ErrorCode {
  return errorCodes.some((code) => code === type)
}
