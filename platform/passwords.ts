import { createHmac, randomInt } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hash as bcryptHash, verify as bcryptVerify } from '@node-rs/bcrypt'
import { DomainError } from '../domain/errors.ts'
import { text } from '../domain/text.ts'
import { createTurns } from './turns.ts'

export type PasswordHasher = {
  hash(password: string): Promise<string>
  /** Takes as long without a stored hash as with one. */
  verify(password: string, stored: string | null | undefined): Promise<boolean>
}

/** Of bcrypt: as many rounds as two to the power of it. */
export const passwordCost = 12

type Options = { pepper: Uint8Array; cost?: number; parallel?: number; maxWaiting?: number }

export function createPasswordHasher({
  pepper,
  cost = passwordCost,
  parallel = availableParallelism(),
  maxWaiting = 1000,
}: Options): PasswordHasher {
  const inTurn = createTurns({ parallel, maxWaiting, refuse: busy })
  // Well-formed, so that refusing an unknown name costs what refusing a known one costs; no password is known to match it.
  const nobody = `$2b$${String(cost).padStart(2, '0')}$${'.'.repeat(53)}`

  // bcrypt reads 72 bytes and this is 44 of them, whatever the length of the password.
  function peppered(password: string): string {
    return createHmac('sha256', pepper).update(password.normalize('NFC')).digest('base64')
  }

  return {
    hash: (password) => inTurn(() => bcryptHash(peppered(password), { cost })),
    async verify(password, stored) {
      const matches = await inTurn(() => bcryptVerify(peppered(password), stored ?? nobody))
      return matches && Boolean(stored)
    },
  }
}

function busy(): DomainError {
  return new DomainError(
    'too_many_requests',
    text('登录请求过多，请稍后再试', 'Too many sign-ins at once, try again soon'),
    {
      retryAfter: 5,
    },
  )
}

const alphabets = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', '-_.!*+=?']

/** Twenty characters with every class among them, without those that are easily taken for others. */
export function generatePassword(): string {
  const all = alphabets.join('')
  const characters = Array.from({ length: 20 }, (_, position) => pick(alphabets[position] ?? all))
  for (let position = characters.length - 1; position > 0; position--) {
    const other = randomInt(position + 1)
    const [kept = '', moved = ''] = [characters[position], characters[other]]
    characters[position] = moved
    characters[other] = kept
  }
  return characters.join('')
}

function pick(alphabet: string): string {
  return alphabet.charAt(randomInt(alphabet.length))
}
