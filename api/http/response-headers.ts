import type { MiddlewareHandler } from 'hono'
import type { ApiEnv } from '../context.ts'
import type { ApiSettings } from '../settings.ts'
import { codecPath, temporalUiOrigin } from './temporal-ui.ts'

const always: [name: string, value: string][] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()'],
]

const nothingAllowed = "default-src 'none'; frame-ancestors 'none'"

/** The headers that keep browsers from being used against us. A page brings its own policy and its own caching. */
export function responseHeaders(settings: ApiSettings): MiddlewareHandler<ApiEnv> {
  const fixed = [...always, ...transportSecurity(settings)]
  const origins = new Set(settings.OPS_CORS_ORIGINS.map((origin) => origin.replace(/\/$/, '')))
  const temporalUi = temporalUiOrigin(settings)

  return async (c, next) => {
    const origin = c.req.header('Origin')
    const isTemporalUi = origin !== undefined && origin === temporalUi && c.req.path.startsWith(`${codecPath}/`)
    const isAllowed = origin !== undefined && (isTemporalUi || origins.has(origin))
    if (isAllowed && c.req.method === 'OPTIONS') c.res = new Response(null, { status: 204, headers: preflight })
    else await next()

    const { headers } = c.res
    for (const [name, value] of fixed) headers.set(name, value)
    headers.set('X-Trace-Id', c.get('traceId'))
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', nothingAllowed)
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
    // A kept-alive connection would hold up a draining server, and bring its next request to it.
    if (c.get('services').closing.aborted) headers.set('Connection', 'close')
    if (origins.size > 0 || c.req.path.startsWith(codecPath)) headers.append('Vary', 'Origin')
    if (isAllowed) {
      headers.set('Access-Control-Allow-Origin', origin)
      headers.set('Access-Control-Expose-Headers', exposed)
      if (isTemporalUi) headers.set('Access-Control-Allow-Credentials', 'true')
    }
  }
}

/** Browsers keep to HTTPS for two years, for every host below ours as well unless a setting says that others live there. */
function transportSecurity({ OPS_PUBLIC_URL, OPS_HSTS_SUBDOMAINS }: ApiSettings): typeof always {
  if (!OPS_PUBLIC_URL || new URL(OPS_PUBLIC_URL).protocol !== 'https:') return []
  const reach = OPS_HSTS_SUBDOMAINS === '1' ? '; includeSubDomains' : ''
  return [['Strict-Transport-Security', `max-age=63072000${reach}`]]
}

const exposed = 'X-Trace-Id, Retry-After, Idempotency-Replayed, X-OPS-Output-End, Content-Disposition'

// No credentials: another origin comes with a bearer token, never with our cookie; only Temporal's Web UI brings one.
const preflight = {
  'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
  'Access-Control-Allow-Headers':
    'Authorization, Content-Type, Accept-Language, Idempotency-Key, If-Match, Last-Event-ID, traceparent, X-Namespace, X-OPS-Page, X-OPS-Reason',
  'Access-Control-Max-Age': '600',
}
