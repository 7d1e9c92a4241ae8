import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { dropPendingIdentity, findPendingIdentity } from '../../../db/iam/pending-identity-queries.ts'
import { SignInFailure } from '../../../platform/sign-in/sign-in-way.ts'
import type { ApiEnv } from '../../context.ts'
import { createRouter, defineRoute } from '../../define-route.ts'
import { ok } from '../../envelope.ts'
import { noteAttempt } from '../note-attempt.ts'
import { putRefreshCookie } from '../refresh-cookie.ts'
import { admitArrival } from './admit-arrival.ts'
import { type Arrival, arrive, redirectStatus } from './arrive.ts'
import { browserMark, unmarkBrowser } from './browser-mark.ts'
import { depart, ownPath } from './depart.ts'
import { linkArrival } from './link-identity.ts'
import { type SsoFault, SsoRefusal } from './sso-faults.ts'
import { pendingAnswer, providerParam } from './sso-schemas.ts'

const tags = ['auth']
const redirect = {
  description: 'To the provider, or back to the console',
  content: { 'text/html': { schema: z.string() } },
}

const loginRoute = defineRoute({
  method: 'get',
  path: '/oauth/{provider}/login',
  summary:
    'Sign in at a provider: sends the browser there; one that another page sent here goes to the sign-in page first',
  tags,
  permission: 'public',
  rate: 'write',
  audit: { skip: true },
  request: {
    params: providerParam,
    query: z.object({
      return_to: z.string().max(2000).optional().openapi({ description: 'The path of the console to open afterwards' }),
    }),
  },
  responses: { [redirectStatus]: redirect },
})
const callbackRoute = defineRoute({
  method: 'get',
  path: '/oauth/{provider}/callback',
  summary: 'Where a provider sends the browser back: begins the session and opens the console',
  tags,
  permission: 'public',
  rate: 'write',
  audit: { action: 'create', resource: 'session' },
  // Providers add parameters of their own.
  request: { params: providerParam, query: z.looseObject({}) },
  responses: { [redirectStatus]: redirect },
})
const pendingRoute = defineRoute({
  method: 'post',
  path: '/auth/sso/pending',
  summary:
    'What is still missing after this browser came back from a provider; a token for the second factor comes once',
  tags,
  permission: 'public',
  audit: { action: 'read', resource: 'session' },
  responses: { 200: pendingAnswer },
})
const abandonRoute = defineRoute({
  method: 'delete',
  path: '/auth/sso/pending',
  summary: 'Forget what this browser came back with',
  tags,
  permission: 'public',
  audit: { action: 'delete', resource: 'session' },
  responses: { 200: z.null() },
})

export const ssoRoutes = createRouter()
  .openapi(loginRoute, async (c) => {
    const { provider } = c.req.valid('param')
    const { return_to: returnTo } = c.req.valid('query')
    if (isSentByOthers(c)) return c.redirect(ownPath(returnTo), redirectStatus)
    try {
      const url = await depart(c, provider, { returnTo })
      return c.redirect(url.href, redirectStatus)
    } catch (error) {
      return turnBack(c, provider, error)
    }
  })
  .openapi(callbackRoute, async (c) => {
    const { provider } = c.req.valid('param')
    const parameters = new URL(c.req.url).searchParams
    // Codes and states are credentials until they are spent: no log keeps them.
    c.get('call').input = undefined
    let arrival: Arrival | undefined
    try {
      arrival = await arrive(c, provider, parameters)
      return c.redirect(await land(c, arrival), redirectStatus)
    } catch (error) {
      return turnBack(c, provider, error, arrival)
    }
  })
  .openapi(pendingRoute, async (c) => {
    const mark = browserMark(c)
    const pending = mark && (await findPendingIdentity(c.var.db, mark.hash))
    if (!pending) return ok(c, null)
    const { code, name } = pending.provider
    return ok(c, { provider: { code, name }, label: pending.identity.label })
  })
  .openapi(abandonRoute, async (c) => {
    const mark = browserMark(c)
    if (mark) await c.var.db.transaction().execute((tx) => dropPendingIdentity(tx, mark.hash))
    unmarkBrowser(c)
    return ok(c, null)
  })

/**
 * Whether another page sent the browser here. Then the person decides on our own page: a provider that asks nothing would
 * sign them in without their doing. What tells nothing, a program or a browser over plain HTTP, is let through.
 */
function isSentByOthers(c: Context<ApiEnv>): boolean {
  const site = c.req.header('Sec-Fetch-Site')
  return site === 'cross-site' || site === 'same-site'
}

/** Where the console goes on. No token ever stands in an address: the session comes as a cookie. */
async function land(c: Context<ApiEnv>, arrival: Arrival): Promise<string> {
  const { provider, departed } = arrival
  if (departed.linkingSessionId !== null) {
    await linkArrival(c, arrival)
    unmarkBrowser(c)
    return `/me?linked=${provider.code}`
  }
  const admission = await admitArrival(c, arrival)
  if (admission.outcome === 'link') return '/login?sso=link'
  if (admission.outcome !== 'signed_in') {
    unmarkBrowser(c)
    return admission.outcome === 'second_step' ? '/?mfa=1' : '/login?sso=room'
  }
  const { refresh_token, refresh_expires_in } = admission.tokens
  if (refresh_token !== undefined) putRefreshCookie(c, refresh_token, refresh_expires_in)
  unmarkBrowser(c)
  return `${departed.returnTo}#signed-in`
}

async function turnBack(c: Context<ApiEnv>, code: string, error: unknown, arrival?: Arrival): Promise<Response> {
  const fault = faultOf(error)
  if (fault === 'failed' || error instanceof SignInFailure) {
    c.get('deps').log[fault === 'failed' ? 'error' : 'warn'](
      { err: error, trace_id: c.get('traceId'), provider: code, fault },
      'a sign-in at a provider did not come about',
    )
  }
  await noteAttempt(c, {
    loginType: 'sso',
    provider: code.slice(0, 32),
    username: arrival?.assertion.username ?? arrival?.assertion.name ?? '',
    userId: undefined,
    failReason: fault,
  })
  const isLinking = arrival !== undefined && arrival.departed.linkingSessionId !== null
  const query = new URLSearchParams({ sso_error: fault, trace: c.get('traceId') })
  return c.redirect(`${isLinking ? '/me' : '/login'}?${query}`, redirectStatus)
}

function faultOf(error: unknown): SsoFault {
  if (error instanceof SsoRefusal || error instanceof SignInFailure) return error.fault
  return 'failed'
}
