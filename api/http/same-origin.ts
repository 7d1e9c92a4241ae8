import type { Context } from 'hono'
import { DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import type { RouteInfo } from './route-info.ts'
import { temporalUiOrigin } from './temporal-ui.ts'

/**
 * A request that our cookie vouches for must come from the console itself; one with a bearer token, which no other site
 * can add, need not.
 */
export function refuseForeignOrigin(c: Context<ApiEnv>, { guard }: RouteInfo): void {
  const { method } = c.req
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return
  const cookie = c.req.header('Cookie')
  if (cookie === undefined || !/(?:^|;\s*)(?:__(?:Host|Secure)-)?ops_/.test(cookie) || c.req.header('Authorization'))
    return
  if (!(guard.fromTemporalUi && isTemporalUi(c)) && !isSameOrigin(c)) {
    throw new DomainError('forbidden', text('请求来源不受信任', 'This request did not come from the console itself'))
  }
}

// A page over plain HTTP that is not on this machine gets no Sec-Fetch-Site: there the origin must do.
export function isSameOrigin(c: Context<ApiEnv>): boolean {
  const site = c.req.header('Sec-Fetch-Site')
  if (site !== undefined) return site === 'same-origin'
  const { OPS_PUBLIC_URL } = c.get('deps').settings
  const own = OPS_PUBLIC_URL ? new URL(OPS_PUBLIC_URL).origin : `http://${c.req.header('Host') ?? ''}`
  return c.req.header('Origin') === own
}

function isTemporalUi(c: Context<ApiEnv>): boolean {
  const origin = temporalUiOrigin(c.get('deps').settings)
  return origin !== undefined && c.req.header('Origin') === origin
}
