import { DomainError } from '../../domain/errors.ts'
import type { Text } from '../../domain/text.ts'
import { EgressFailure } from './egress-failure.ts'

/** Why a call came to no answer; what is no such failure is thrown on. */
export function callFault(error: unknown): Text {
  if (error instanceof EgressFailure || error instanceof DomainError) return error.text
  throw error
}
