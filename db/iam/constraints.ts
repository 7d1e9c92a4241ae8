import pg from 'pg'
import type { DomainError } from '../../domain/errors.ts'

const foreignKeyViolation = '23503'

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
    throw error instanceof pg.DatabaseError && error.code === foreignKeyViolation ? meaning() : error
  }
}
