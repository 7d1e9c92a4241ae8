import type { Db } from '../../db/database.ts'
import { findAccess, findViewer } from '../../db/iam/access-queries.ts'
import { findUsableKey, type KeyUse, touchApiKeys } from '../../db/iam/api-key-queries.ts'
import type { Listener } from '../../db/listen.ts'
import { DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { isKeySecret, readApiKey } from '../../platform/api-keys.ts'
import { isWithin, parseNetworks } from '../../platform/client-address.ts'
import type { Caller } from '../context.ts'
import { callerOf, endOfAccess } from './caller-of.ts'
import { createNoticedCache } from './noticed-cache.ts'

export type KeyGate = {
  /** Throws `unauthenticated`, in the same words whatever is wrong with the key. */
  authenticate(bearer: string, from: { ipAddress?: string | undefined; isUse: boolean }): Promise<Caller>
  forget(): void
  flush(): Promise<void>
  close(): void
}

type KnownKey = {
  hash: Buffer
  expiresAt: Date
  networks: ReturnType<typeof parseNetworks>
  caller: Caller
  /** When a role of the owner ends, by the clock of this process. */
  endsAt: number
}

/** What a program's key stands for: its owner, with those of the owner's present rights that the key was given. */
export function createKeyGate({ db, listener, now }: { db: Db; listener: Listener; now: () => number }): KeyGate {
  const keys = createNoticedCache({
    listener,
    channel: 'session',
    load: async (id: number) => (await loadKey(db, id, now)) ?? null,
    endOf: (known) => known?.endsAt ?? Number.POSITIVE_INFINITY,
    now,
    // A key that counts for nothing now may count again when its owner does.
    isAbout: (payload, id, known) =>
      payload === 'all' ||
      payload === `key:${id}` ||
      (known ? payload === `user:${known.caller.userId}` : payload.startsWith('user:')),
  })
  let uses = new Map<number, KeyUse>()

  return {
    async authenticate(bearer, { ipAddress, isUse }) {
      const shown = readApiKey(bearer)
      const known = shown && (await keys.get(shown.id))
      const isRight = isKeySecret(shown?.secret ?? '', known?.hash)
      if (!shown || !known || !isRight || known.expiresAt.getTime() <= Date.now()) throw invalidKey()
      if (known.networks.length > 0 && !isWithin(ipAddress ?? '', known.networks)) throw invalidKey()
      if (isUse) uses.set(shown.id, { id: shown.id, at: Date.now(), ipAddress: ipAddress ?? '' })
      return known.caller
    },
    forget: () => keys.notice(''),
    async flush() {
      if (uses.size === 0) return
      const batch = [...uses.values()]
      uses = new Map()
      await touchApiKeys(db, batch)
    },
    close: () => keys.close(),
  }
}

async function loadKey(db: Db, id: number, now: () => number): Promise<KnownKey | undefined> {
  const key = await findUsableKey(db, id)
  if (!key) return undefined
  const asOf = now()
  // First: what is read afterwards can only be newer, and so holds no role longer than this tells.
  const access = await findAccess(db, key.user_id)
  const viewer = await findViewer(db, key.user_id)
  const scopes = new Set(key.scopes)
  const permissions = access.permissions.filter((code) => scopes.has(code))
  return {
    hash: key.secret_hash,
    expiresAt: key.expires_at,
    networks: parseNetworks(key.allowed_networks),
    endsAt: endOfAccess(access, asOf),
    caller: {
      ...callerOf(key.user_id, key, { ...access, permissions }, viewer),
      sessionId: 0,
      apiKey: { id, name: key.key_name },
    },
  }
}

function invalidKey(): DomainError {
  return new DomainError('unauthenticated', text('API 密钥无效', 'This API key is not valid'))
}
