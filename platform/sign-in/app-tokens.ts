import { createHash } from 'node:crypto'

type Token = { value: string; expiresAt: number }
type NewToken = { token: string; expiresInSeconds: number }

/** Tokens of an application, kept until shortly before they end: vendors count how often one is asked for. */
export type AppTokens = {
  /** Of this address, application and secret; `fetchToken` when there is none yet. */
  get(about: readonly string[], fetchToken: () => Promise<NewToken>): Promise<string>
  /** The vendor took it back. */
  drop(about: readonly string[]): void
}

const earlyMs = 300_000
const limit = 200

export function createAppTokens(): AppTokens {
  const known = new Map<string, Token>()
  return {
    async get(about, fetchToken) {
      const key = keyOf(about)
      const before = known.get(key)
      if (before && before.expiresAt > Date.now()) return before.value
      const { token, expiresInSeconds } = await fetchToken()
      const [oldest] = known.keys()
      if (oldest !== undefined && known.size >= limit) known.delete(oldest)
      known.set(key, { value: token, expiresAt: Date.now() + expiresInSeconds * 1000 - earlyMs })
      return token
    },
    drop: (about) => void known.delete(keyOf(about)),
  }
}

function keyOf(about: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(about)).digest('base64')
}
