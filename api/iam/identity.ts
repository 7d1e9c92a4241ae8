import { DomainError } from '../../domain/errors.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { text } from '../../domain/text.ts'
import type { PasswordHasher } from '../../platform/passwords.ts'
import { type AccessTokens, createAccessTokens } from '../../platform/tokens.ts'
import { createTurnsByKey } from '../../platform/turns.ts'

/** What signing in needs besides the database. */
export type Identity = {
  passwords: PasswordHasher
  tokens: AccessTokens
  /** Attempts at one name: a few at a time, so that a crowd of them holds up nobody else. */
  inTurnOf: <T>(name: string, attempt: () => Promise<T>) => Promise<T>
}

export function createIdentity({ secrets, passwords }: { secrets: SecretBox; passwords: PasswordHasher }): Identity {
  return {
    passwords,
    tokens: createAccessTokens(secrets),
    inTurnOf: createTurnsByKey({ parallel: 4, maxWaiting: 500, refuse: tooManyAttempts }),
  }
}

export function tooManyAttempts(): DomainError {
  const message = text(
    '对该账号的登录尝试过多，请稍后再试',
    'Too many attempts at this account at once, try again soon',
  )
  return new DomainError('too_many_requests', message, { retryAfter: 5 })
}
