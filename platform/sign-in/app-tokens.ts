import { createHash } from 'node:crypto'

type Token = { value: string; expiresAt: number }
type NewToken = { token: string; expiresInSeconds: number }

/** Tokens of an application, kept until shortly before they end: vendors count how often one is asked for. */
export type AppTokens = {
  /** Asks with the token of this address, application and secret; once more with a new one when the vendor took it back. */
  use<T>(application: Application, ask: (token: string) => Promise<T>, isSpent: (answer: T) => boolean): Promise<T>
}

type Application = { about: readonly string[]; fetchToken: () => Promise<NewToken> }

const earlyMs = 300_000
const limit = 200

export function createAppTokens(): AppTokens {
  const known = new Map<string, Token>()

  async function tokenOf(key: string, fetchToken: Application['fetchToken']): Promise<string> {
    const before = known.get(key)
    if (before && before.expiresAt > Date.now()) return before.value
    const { token, expiresInSeconds } = await fetchToken()
    const [oldest] = known.keys()
    if (oldest !== undefined && known.size >= limit) known.delete(oldest)
    known.set(key, { value: token, expiresAt: Date.now() + expiresInSeconds * 1000 - earlyMs })
    return token
  }

  return {
    async use({ about, fetchToken }, ask, isSpent) {
      const key = keyOf(about)
      const answer = await ask(await tokenOf(key, fetchToken))
      if (!isSpent(answer)) return answer
      known.delete(key)
      return ask(await tokenOf(key, fetchToken))
    },
  }
}

function keyOf(about: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(about)).digest('base64')
}
