import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { lockCredentials } from '../../db/iam/credential-queries.ts'
import { listFactors } from '../../db/iam/factor-queries.ts'
import { findChallenge } from '../../db/iam/mfa-challenge-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { DomainError, invalid } from '../../domain/errors.ts'
import type { SentMethod } from '../../domain/iam/factor.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { bearerOf, createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { bindFactor, offerFactor } from './bind-factor.ts'
import { challengeKeyOf, challengeOver } from './challenge-key.ts'
import { confirmCaller, requestOfSession } from './confirm-session.ts'
import { finishSignIn, requestOfChallenge } from './finish-sign-in.ts'
import { tokenAnswer } from './iam-schemas.ts'
import { readChallengeCookie } from './mfa-cookies.ts'
import {
  bindInput,
  challengeInput,
  confirmation,
  pendingAnswer,
  recoveryCodes,
  sentCode,
  totpOffer,
  verifyInput,
} from './mfa-schemas.ts'
import { sendCode } from './send-code.ts'
import { listSecondMethods } from './step-up.ts'

const tags = ['auth']

const verifyRoute = defineRoute({
  method: 'post',
  path: '/auth/mfa/verify',
  summary: 'The second step of a sign-in; with a bearer token and without mfa_token it confirms the session instead',
  tags,
  permission: 'public',
  rate: 'internal',
  idempotent: false,
  audit: { action: 'create', resource: 'session', secrets: ['code'] },
  request: { body: verifyInput },
  responses: { 200: z.union([tokenAnswer, confirmation]) },
})
const challengeRoute = defineRoute({
  method: 'post',
  path: '/auth/mfa/challenge',
  summary: 'Send a code: for the sign-in of the mfa_token, or to confirm the session of the bearer token',
  tags,
  permission: 'public',
  rate: 'send',
  idempotent: false,
  audit: { action: 'execute', resource: 'factor' },
  request: { body: challengeInput },
  responses: { 202: sentCode },
})
const pendingRoute = defineRoute({
  method: 'get',
  path: '/auth/mfa/pending',
  summary: 'The second step that a sign-in by redirect left to do; its token stays in a cookie',
  tags,
  permission: 'public',
  rate: 'internal',
  audit: { skip: true },
  responses: { 200: pendingAnswer },
})
const bindRoute = defineRoute({
  method: 'post',
  path: '/auth/mfa/bind',
  summary: 'Begin to bind a second factor; again with the code, bind it. Recovery codes come with the first one',
  tags,
  permission: 'signed-in',
  beforeFactorBound: true,
  stepUp: true,
  rate: 'auth',
  idempotent: false,
  audit: { action: 'create', resource: 'factor', secrets: ['code'] },
  request: { body: bindInput },
  responses: { 200: z.union([totpOffer, sentCode, recoveryCodes]) },
})

export const mfaRoutes = createRouter()
  .openapi(verifyRoute, async (c) => {
    const { mfa_token, method, code, trust_device: trustDevice } = c.req.valid('json')
    const mfaToken = mfa_token ?? (bearerOf(c) === undefined ? readChallengeCookie(c) : undefined)
    if (mfaToken !== undefined) return ok(c, await finishSignIn(c, { mfaToken, method, code, trustDevice }))
    await nameBearer(c)
    return ok(c, await confirmCaller(c, { method, code }))
  })
  .openapi(challengeRoute, async (c) => {
    const { mfa_token, method } = c.req.valid('json')
    const { userId, request } = await requestOf(c, mfa_token)
    const factors = await listFactors(c.var.db, userId, await getSettings(c.var.db, 'mfa'))
    const target = factors.find((factor) => factor.method === method)?.target
    if (!target) throw notBound(method)
    const sent = await c.var.write(
      async (tx) => {
        await lockCredentials(tx, userId)
        return sendCode(c, tx, { userId, method, target, request })
      },
      { status: 202, resourceId: userId },
    )
    return ok(c, sent, 202)
  })
  .openapi(pendingRoute, async (c) => {
    const token = readChallengeCookie(c)
    const challenge = token === undefined ? undefined : await findChallenge(c.var.db, challengeKeyOf(c, token))
    if (!challenge) throw challengeOver()
    const policy = await getSettings(c.var.db, 'mfa')
    const methods = await listSecondMethods(c.var.db, challenge.user_id, policy)
    return ok(c, { mfa_required: true as const, methods, trusted_device_days: policy.trusted_device_days })
  })
  .openapi(bindRoute, async (c) => {
    const { method, code } = c.req.valid('json')
    if (code === undefined) return ok(c, await offerFactor(c, method))
    return ok(c, { recovery_codes: await bindFactor(c, method, code) })
  })

async function nameBearer(c: Context<ApiEnv>): Promise<void> {
  const bearer = bearerOf(c)
  if (bearer === undefined) throw new DomainError('unauthenticated', text('请先登录', 'Please sign in'))
  c.set('caller', await c.var.deps.sessions.authenticate(bearer))
}

/** Whose code it is, and what it will be good for. */
async function requestOf(c: Context<ApiEnv>, given: string | undefined): Promise<{ userId: number; request: string }> {
  const token = given ?? (bearerOf(c) === undefined ? readChallengeCookie(c) : undefined)
  if (token === undefined) {
    await nameBearer(c)
    const { userId, sessionId } = c.var.caller
    return { userId, request: requestOfSession(sessionId) }
  }
  const challenge = await findChallenge(c.var.db, challengeKeyOf(c, token))
  if (!challenge) throw challengeOver()
  return { userId: challenge.user_id, request: requestOfChallenge(challenge.id) }
}

function notBound(method: SentMethod): DomainError {
  return invalid(
    'method',
    method === 'sms'
      ? text('没有绑定短信验证码', 'Codes by SMS are not bound')
      : text('没有绑定邮件验证码', 'Codes by e-mail are not bound'),
  )
}
