import type { Db } from '../../db/database.ts'
import { findAccess, findViewer } from '../../db/iam/access-queries.ts'
import { findFactorDuty } from '../../db/iam/factor-queries.ts'
import { sweepSessions, touchSessions } from '../../db/iam/session-queries.ts'
import { findOpenSession } from '../../db/iam/sessions.ts'
import type { Listener } from '../../db/listen.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import { bindingIsDueFrom } from '../../domain/iam/factor.ts'
import { findSessionFault, type SessionFacts } from '../../domain/iam/session-rules.ts'
import type { SessionSettings } from '../../domain/settings/session-settings.ts'
import { text } from '../../domain/text.ts'
import { looksLikeApiKey } from '../../platform/api-keys.ts'
import type { AccessClaims, AccessTokens } from '../../platform/tokens.ts'
import type { Caller } from '../context.ts'
import { callerOf, endOfAccess } from './caller-of.ts'
import { createKeyGate } from './key-gate.ts'
import { createNoticedCache } from './noticed-cache.ts'

/** The one door through which a bearer token becomes a caller. */
export type SessionGate = {
  /**
   * Throws `unauthenticated`, `token_expired` or `session_revoked`; `unavailable` when the session could not be checked.
   * `from` is the address it comes from: an API key may be bound to some.
   * A caller who must change the password comes back with `mustChangePassword`: the route refuses, not the gate.
   */
  authenticate(bearer: string, from?: string): Promise<Caller>
  /** The same for a caller who was let in before and does nothing now, such as the reader of a stream. */
  recheck(bearer: string, from?: string): Promise<Caller>
  /** The same for who is known to have had this session, by something other than its token. */
  authenticateSession(claims: SessionClaims): Promise<Caller>
  /** Reads anew for requests that follow a change in this very process, which may come before the notice of it. */
  forget(): void
  /** Writes down what was seen and stops. */
  close(): Promise<void>
}

/** A session, and the state of the credentials in which it was known. */
export type SessionClaims = Pick<AccessClaims, 'userId' | 'sessionId' | 'stamp'>

/** `endsAt`: when a role of theirs ends, by the clock of this process. */
type KnownSession = SessionFacts & { caller: Caller; endsAt: number }

type Options = {
  db: Db
  listener: Listener
  tokens: AccessTokens
  onFault: (error: unknown) => void
  flushMs?: number
  sweepMs?: number
  /** Milliseconds that only ever grow. */
  now?: () => number
}

export function createSessionGate(options: Options): SessionGate {
  const {
    db,
    listener,
    tokens,
    onFault,
    flushMs = 15_000,
    sweepMs = 300_000,
    now: clock = () => performance.now(),
  } = options
  const claimsOf = createTokenReader(tokens)
  const keys = createKeyGate({ db, listener, now: clock })
  const sessions = createNoticedCache({
    listener,
    channel: 'session',
    load: async (id: number) => (await loadSession(db, id, clock)) ?? null,
    endOf: (known) => known?.endsAt ?? Number.POSITIVE_INFINITY,
    now: clock,
    isAbout: (payload, id, known) =>
      payload === 'all' || payload === `session:${id}` || payload === `user:${known?.caller.userId}`,
  })
  const policy = createNoticedCache({
    listener,
    channel: 'setting',
    load: (group: 'session') => getSettings(db, group),
    isAbout: (payload, group) => payload === group,
  })
  let seen = new Map<number, number>()

  const timers = [
    setInterval(() => void flush().catch(onFault), flushMs).unref(),
    setInterval(() => void sweep().catch(onFault), sweepMs).unref(),
  ]

  async function flush(): Promise<void> {
    await keys.flush()
    if (seen.size === 0) return
    const batch = seen
    seen = new Map()
    await touchSessions(db, batch)
  }

  async function sweep(): Promise<void> {
    await flush()
    await sweepSessions(db, await policy.get('session'))
  }

  /** Not idle while this copy saw it; what other copies saw is in the database a moment later. */
  async function judge(id: number, known: KnownSession, settings: SessionSettings, now: number) {
    const here = seen.get(id) ?? 0
    const lastActiveAt = new Date(Math.max(known.lastActiveAt.getTime(), here))
    const fault = findSessionFault({ ...known, lastActiveAt }, settings, now)
    if (fault !== 'idle') return fault
    const fresh = await loadSession(db, id, clock)
    return fresh ? findSessionFault(fresh, settings, now) : fault
  }

  async function check(bearer: string, { from, isUse }: { from: string | undefined; isUse: boolean }): Promise<Caller> {
    if (looksLikeApiKey(bearer)) return keys.authenticate(bearer, { ipAddress: from, isUse }).catch(refuseUnchecked)
    return checkSession(await claimsOf(bearer), isUse)
  }

  async function checkSession(claims: SessionClaims, isUse: boolean): Promise<Caller> {
    const [known, settings] = await Promise.all([sessions.get(claims.sessionId), policy.get('session')]).catch(
      refuseUnchecked,
    )
    if (!known || known.caller.userId !== claims.userId || known.stamp !== claims.stamp) throw sessionRevoked()
    const now = Date.now()
    if (await judge(claims.sessionId, known, settings, now).catch(refuseUnchecked)) throw sessionRevoked()
    if (isUse) seen.set(claims.sessionId, now)
    return known.caller
  }

  return {
    authenticate: (bearer, from) => check(bearer, { from, isUse: true }),
    recheck: (bearer, from) => check(bearer, { from, isUse: false }),
    authenticateSession: (claims) => checkSession(claims, false),
    forget() {
      sessions.notice('')
      keys.forget()
    },
    async close() {
      for (const timer of timers) clearInterval(timer)
      sessions.close()
      keys.close()
      policy.close()
      await flush()
    },
  }
}

async function loadSession(db: Db, id: number, clock: () => number): Promise<KnownSession | undefined> {
  const session = await findOpenSession(db, id)
  if (!session) return undefined
  const { userId, user, confirmedAt, ...facts } = session
  const mfa = await getSettings(db, 'mfa')
  const asOf = clock()
  // First: what is read afterwards can only be newer, and so holds no role longer than this tells.
  const access = await findAccess(db, userId)
  const [viewer, duty] = await Promise.all([findViewer(db, userId), findFactorDuty(db, userId, mfa)])
  const bindFactorFrom = bindingIsDueFrom(duty, mfa)
  const caller: Caller = { ...callerOf(userId, user, access, viewer), sessionId: id, confirmedAt, bindFactorFrom }
  return { ...facts, user, caller, endsAt: endOfAccess(access, asOf) }
}

/** A signature that was good once stays good; only its end must be watched. */
function createTokenReader(tokens: AccessTokens): (token: string) => Promise<AccessClaims> {
  const limit = 10_000
  const known = new Map<string, AccessClaims>()
  return async (token) => {
    const before = known.get(token)
    if (before && before.expiresAt * 1000 > Date.now()) return before
    known.delete(token)
    const claims = await tokens.verify(token)
    const [oldest] = known.keys()
    if (oldest !== undefined && known.size >= limit) known.delete(oldest)
    known.set(token, claims)
    return claims
  }
}

export function sessionRevoked(): DomainError {
  return new DomainError(
    'session_revoked',
    text('会话已失效，请重新登录', 'This session has ended, please sign in again'),
  )
}

function refuseUnchecked(error: unknown): never {
  if (error instanceof DomainError) throw error
  throw new DomainError(
    'unavailable',
    text('暂时无法核对登录状态，请稍后再试', 'The sign-in could not be checked, try again soon'),
  )
}
