import { createHmac, randomInt } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hash as bcryptHash, verify as bcryptVerify } from '@node-rs/bcrypt'
import { DomainError } from '../domain/errors.ts'
import { text } from '../domain/text.ts'
import { deriveKey, type MasterKey } from './derived-keys.ts'

export type PasswordHasher = {
  /** The bcrypt hash, preceded by the id of the key that its pepper comes from. */
  hash(password: string): Promise<string>
  /**
   * Takes as long without a stored hash as with one. `isOutdated`: it matches, but was made with an older key or cost
   * and should be stored anew.
   */
  verify(password: string, stored: string | null | undefined): Promise<{ matches: boolean; isOutdated: boolean }>
}

type Options = { masterKeys: readonly MasterKey[]; cost?: number; parallel?: number; maxWaiting?: number }

export function createPasswordHasher({
  masterKeys,
  cost = 12,
  parallel = availableParallelism(),
  maxWaiting = 1000,
}: Options): PasswordHasher {
  const [current] = masterKeys
  if (!current) throw new Error('a password hasher needs a master key')
  const peppers = new Map(masterKeys.map(({ id, key }) => [id, deriveKey(key, 'password pepper')]))
  const inTurn = createTurns(parallel, maxWaiting)
  // Well-formed, so that refusing an unknown name costs what refusing a known one costs; no password is known to match it.
  const nobody = `$2b$${String(cost).padStart(2, '0')}$${'.'.repeat(53)}`

  function peppered(password: string, keyId: string): string {
    const pepper = peppers.get(keyId)
    if (!pepper) throw new Error(`no master key "${keyId}" for a stored password: keep old keys in the ring`)
    return createHmac('sha256', pepper).update(password.normalize('NFC')).digest('base64')
  }

  return {
    async hash(password) {
      return `${current.id}:${await inTurn(() => bcryptHash(peppered(password, current.id), { cost }))}`
    },
    async verify(password, stored) {
      if (!stored) {
        await inTurn(() => bcryptVerify(peppered(password, current.id), nobody))
        return { matches: false, isOutdated: false }
      }
      const end = stored.lastIndexOf(':')
      const keyId = stored.slice(0, end)
      const encoded = stored.slice(end + 1)
      const matches = await inTurn(() => bcryptVerify(peppered(password, keyId), encoded))
      return { matches, isOutdated: matches && (keyId !== current.id || bcryptCost(encoded) !== cost) }
    },
  }
}

function bcryptCost(encoded: string): number {
  return Number(encoded.split('$')[2])
}

/** At most `parallel` at once, the others in the order in which they came; who would wait too long is sent away. */
function createTurns(parallel: number, maxWaiting: number) {
  const waiting: (() => void)[] = []
  let running = 0

  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= parallel) {
      if (waiting.length >= maxWaiting) throw busy()
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      running++
    }
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
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
