import pg from 'pg'
import type { DomainError } from '../../domain/errors.ts'

/** `foreign_key_violation`, and what PostgreSQL 18 calls the same of a `restrict` rule. */
const referenceViolations = ['23503', '23001']

/** Rejects with what a broken rule of the database means to the caller; anything else passes as it is. */
export function explainConstraint(meanings: Record<string, () => DomainError>): (error: unknown) => never {
  return (error) => {
    const meaning = error instanceof pg.DatabaseError && error.constraint ? meanings[error.constraint] : undefined
    throw meaning ? meaning() : error
  }
}

/** Rejects with this when other rows still refer to what was to be deleted. */
export function explainReferences(meaning: () => DomainError): (error: unknown) => never {
  return (error) => {
    throw error instanceof pg.DatabaseError && referenceViolations.includes(error.code ?? '') ? meaning() : error
  }
}
