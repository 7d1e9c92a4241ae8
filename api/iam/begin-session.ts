import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { findAccess, findViewer } from '../../db/iam/access-queries.ts'
import { type Credentials, lockCredentials, noteLogin } from '../../db/iam/credential-queries.ts'
import { countPutOff, findFactorDuty } from '../../db/iam/factor-queries.ts'
import { insertChallenge } from '../../db/iam/mfa-challenge-queries.ts'
import { insertRefreshToken } from '../../db/iam/refresh-token-queries.ts'
import { makeRoom } from '../../db/iam/session-limit.ts'
import { openSession, type SessionState } from '../../db/iam/sessions.ts'
import { useTrustedDevice } from '../../db/iam/trusted-device-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import type { AnswerMethod } from '../../domain/iam/factor.ts'
import type { MfaSettings } from '../../domain/settings/mfa-settings.ts'
import { createRefreshToken, hashRefreshToken } from '../../platform/tokens.ts'
import type { ApiEnv } from '../context.ts'
import { type CallerFacts, callerOf } from './caller-of.ts'
import { challengeKeyOf } from './challenge-key.ts'
import { wrongCredentials } from './check-password.ts'
import { endHeldSession, findHeldSession } from './held-session.ts'
import { issueTokens, type NewTokens, type TokenAnswer } from './issue-tokens.ts'
import { putChallengeCookie, readDeviceCookie } from './mfa-cookies.ts'
import { noteAttempt, type SignInWay } from './note-attempt.ts'
import { originOf } from './origin.ts'
import { giveUpSession, isSessionsFull, keepOffer, sessionsFull } from './sessions-full.ts'
import { listSecondMethods } from './step-up.ts'
import { tellOfNewOrigin } from './tell-of-sessions.ts'

/** Who proved to be this user, and how. */
export type Admitted = SignInWay & {
  userId: number
  username: string
  /** Whether what was proved still holds, now that the user's row is held. */
  stillHolds?: (user: Credentials) => boolean
  /** One of their own sessions, to end so that this one finds a place. */
  endSessionId?: number
  /** The one that the browser had before a provider sent it here. */
  heldSessionId?: number
  /** No program waits for the answer, but a browser that a provider sent here. */
  isRedirected?: boolean
}

/** Of a sign-in whose second step is still to come: `POST /auth/mfa/verify` does it. */
type ChallengeAnswer = {
  mfa_required: true
  mfa_token: string
  methods: AnswerMethod[]
  trusted_device_days: number
}
export type SignInAnswer = TokenAnswer | ChallengeAnswer

/**
 * The one way in which a session begins, whichever way somebody signed in: at once, or, for who has a second factor and
 * comes from a device that is not trusted, after the second step. A browser that came by a redirect gets the token of that
 * step as a cookie: send it to `/?mfa=1`; or that of a place to make, for `/login?sso=room`.
 */
export async function beginSession(c: Context<ApiEnv>, admitted: Admitted): Promise<SignInAnswer> {
  try {
    const begun = await c.var.write((tx) => begin(c, tx, admitted), { status: admitted.isRedirected ? 302 : 200 })
    if (!('mfa_token' in begun)) return await issueTokens(c, begun)
    if (admitted.isRedirected) putChallengeCookie(c, begun.mfa_token)
    return begun
  } catch (error) {
    if (isSessionsFull(error)) await noteAttempt(c, { ...admitted, failReason: 'sessions_full' })
    if (admitted.isRedirected) keepOffer(c, error)
    throw error
  }
}

async function begin(c: Context<ApiEnv>, tx: Tx, admitted: Admitted): Promise<NewTokens | ChallengeAnswer> {
  const user = await lockCredentials(tx, admitted.userId)
  // The account may have been disabled, or its password changed, since it was looked at.
  if (user?.status !== 'active' || admitted.stillHolds?.(user) === false) throw wrongCredentials()
  // Who had to end a session after the second step has taken that step.
  const { loginType } = admitted
  if (loginType === 'mfa') return openFor(c, tx, user, wayOf(admitted))
  const policy = await getSettings(tx, 'mfa')
  const methods = await listSecondMethods(tx, user.id, policy)
  if (methods.length === 0) {
    const { isRequired } = await findFactorDuty(tx, user.id, policy)
    if (isRequired) await countPutOff(tx, user.id)
  } else if (!(await isTrusted(c, tx, user.id, policy))) {
    return {
      ...(await challenge(c, tx, user, { ...admitted, loginType })),
      methods,
      trusted_device_days: policy.trusted_device_days,
    }
  }
  return openFor(c, tx, user, wayOf(admitted))
}

function wayOf({ loginType, provider, username, endSessionId, heldSessionId }: Admitted) {
  return {
    loginType,
    username,
    ...(provider !== undefined && { provider }),
    ...(endSessionId !== undefined && { endSessionId }),
    ...(heldSessionId !== undefined && { heldSessionId }),
  }
}

async function isTrusted(
  c: Context<ApiEnv>,
  tx: Tx,
  userId: number,
  { trusted_device_days: days }: MfaSettings,
): Promise<boolean> {
  const token = readDeviceCookie(c)
  if (token === undefined || days === 0) return false
  return useTrustedDevice(tx, { userId, tokenHash: hashRefreshToken(token), days })
}

async function challenge(
  c: Context<ApiEnv>,
  tx: Tx,
  user: Credentials,
  admitted: Admitted & { loginType: 'password' | 'sso' },
): Promise<Pick<ChallengeAnswer, 'mfa_required' | 'mfa_token'>> {
  const { loginType, provider, userId } = admitted
  const token = createRefreshToken()
  const key = challengeKeyOf(c, token)
  await insertChallenge(tx, { ...key, userId, stamp: user.security_stamp, loginType, provider })
  await noteAttempt(c, admitted, tx)
  await nameCaller(c, tx, { id: 0, userId, user: { ...user, department_id: null } })
  return { mfa_required: true, mfa_token: token }
}

type Opened = SignInWay & Pick<Admitted, 'username' | 'endSessionId' | 'heldSessionId'>

/** Opens the session of a user whose row is held and who is wholly admitted. */
export async function openFor(
  c: Context<ApiEnv>,
  tx: Tx,
  user: Credentials,
  { endSessionId, heldSessionId, ...way }: Opened,
): Promise<NewTokens> {
  const { id: userId, security_stamp: stamp } = user
  const settings = await getSettings(tx, 'session')
  const origin = originOf(c)
  if (endSessionId !== undefined) await giveUpSession(tx, userId, endSessionId)
  const held = heldSessionId ?? (await findHeldSession(c, tx))
  if (held !== undefined) await endHeldSession(c, tx, held)
  const holders = await makeRoom(tx, { userId, deviceKind: origin.deviceKind }, settings)
  if (holders.length > 0) throw sessionsFull(c, { ...way, userId }, user, holders)
  const { loginType, provider } = way
  const session = await openSession(tx, { userId, stamp, loginType, provider, ...origin }, settings)
  const refreshToken = createRefreshToken()
  const { id: sessionId, expiresAt } = session
  await insertRefreshToken(tx, { sessionId, tokenHash: hashRefreshToken(refreshToken), expiresAt })
  await noteLogin(tx, userId)
  await noteAttempt(c, { ...way, userId }, tx)
  await tellOfNewOrigin(c, tx, { sessionId, userId, isTold: settings.notify_new_device })
  await nameCaller(c, tx, { id: sessionId, userId, user: { ...user, department_id: null } })
  return { id: sessionId, userId, stamp, refreshToken, expiresAt }
}

/** The audit row names who signed in or refreshed, although no token said so. */
export async function nameCaller(
  c: Context<ApiEnv>,
  tx: Tx,
  { id, userId, user }: Pick<SessionState, 'id' | 'userId'> & { user: CallerFacts },
): Promise<void> {
  const access = await findAccess(tx, userId)
  c.set('caller', { ...callerOf(userId, user, access, await findViewer(tx, userId)), sessionId: id })
}
