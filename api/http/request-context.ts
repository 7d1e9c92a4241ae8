import type { Context, MiddlewareHandler } from 'hono'
import { pickLanguage } from '../../domain/text.ts'
import { createClientAddress, parseNetworks } from '../../platform/client-address.ts'
import type { Logger } from '../../platform/log.ts'
import { createWrite } from '../audit/audited-write.ts'
import type { ApiDeps, ApiEnv } from '../context.ts'
import type { ApiServices } from '../services.ts'
import { decodedHeader, deviceOf, printable } from './client-words.ts'
import { traceIdOf } from './trace.ts'

/** Gives every request its context, and when it is answered its headers, its log line and its place in the figures. */
export function requestContext(deps: ApiDeps, services: ApiServices): MiddlewareHandler<ApiEnv> {
  const addressOf = createClientAddress(parseNetworks(deps.settings.OPS_TRUSTED_PROXIES))

  // The line of a request that went well is all our own words: looking through it for secrets costs more than writing it.
  const lines = deps.log.child({}, { redact: [] })

  return async (c, next) => {
    const startedAt = performance.now()
    const traceId = traceIdOf(c.req.header('traceparent'))
    const userAgent = c.req.header('User-Agent')
    const page = c.req.header('X-OPS-Page')
    c.set('deps', deps)
    c.set('services', services)
    c.set('db', deps.db)
    c.set('temporal', deps.temporal)
    c.set('traceId', traceId)
    c.set('language', pickLanguage(c.req.header('Accept-Language')))
    c.set('ipAddress', addressOf(peerOf(c), c.req.header('X-Forwarded-For')))
    c.set('device', deviceOf(userAgent).name)
    c.set('page', decodedHeader(page, 200))
    c.set('reason', decodedHeader(c.req.header('X-OPS-Reason'), 500))
    c.set('write', createWrite(c))
    c.set('call', {
      startedAt,
      userAgent: userAgent && printable(userAgent, 500),
      route: undefined,
      rawBody: undefined,
      input: undefined,
      auditedStatus: undefined,
      attempt: undefined,
      secretParams: undefined,
      error: undefined,
    })
    await next()
    note(c, services, lines)
  }
}

type Peer = { incoming?: { socket?: { remoteAddress?: string } } }

function peerOf(c: Context<ApiEnv>): string {
  return (c.env as Peer | undefined)?.incoming?.socket?.remoteAddress ?? ''
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

function note(c: Context<ApiEnv>, { routeStats, metrics }: ApiServices, lines: Logger): void {
  const { status } = c.res
  const { startedAt, route, error } = c.get('call')
  const durationMs = performance.now() - startedAt
  const method = route?.method ?? (methods.has(c.req.method) ? c.req.method : 'OTHER')
  const request = { method, route: route?.pattern ?? 'other', status, durationMs }
  routeStats.add(request)
  metrics.observe(request)
  const line = {
    trace_id: c.get('traceId'),
    method: c.req.method,
    route: request.route,
    path: c.req.path.slice(0, 500),
    status,
    ms: Math.round(durationMs * 1000) / 1000,
    ip: c.get('ipAddress'),
    user_id: c.get('caller')?.userId,
    err: error,
  }
  if (status >= 500) c.get('deps').log.error(line, 'request')
  else lines.info(line, 'request')
}
