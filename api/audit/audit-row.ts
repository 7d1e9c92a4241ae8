import type { Context } from 'hono'
import type { NewAuditRow } from '../../db/audit/audited-transaction.ts'
import { maskSecrets, secretMask } from '../../domain/audit/mask-secrets.ts'
import type { ApiEnv, Caller } from '../context.ts'
import type { Call } from '../http/call.ts'
import type { RouteInfo } from '../http/route-info.ts'

const longestBody = 16 * 1024

export function auditRowOf(
  c: Context<ApiEnv>,
  route: RouteInfo,
  { status, resourceId }: { status: number; resourceId?: string | number | undefined },
): NewAuditRow {
  const call = c.get('call')
  const caller = c.get('caller') as Caller | undefined
  const id = resourceId ?? c.req.param('id')
  return {
    user_id: caller?.userId ?? null,
    user_name: caller?.username ?? null,
    roles: caller?.roleCodes ?? [],
    page: c.get('page') ?? null,
    device: c.get('device') || null,
    ip_address: c.get('ipAddress'),
    user_agent: call.userAgent ?? null,
    action: route.action,
    resource: route.resource,
    resource_id: id === undefined ? null : cut(String(id), 100),
    request_path: cut(c.req.path, 500),
    request_method: c.req.method,
    request_body:
      call.input === undefined ? null : cut(JSON.stringify(maskSecrets(withoutSecrets(call, route))), longestBody),
    response_code: status,
    duration: Math.round(performance.now() - call.startedAt) / 1000,
    trace_id: c.get('traceId'),
    reason: c.get('reason') ?? null,
  }
}

/** Values that only the route knows to be secret, because their names are common words. */
function withoutSecrets(call: Call, { guard }: RouteInfo): unknown {
  const { input } = call
  const secrets = guard.audit?.secrets
  if (!secrets || typeof input !== 'object' || input === null) return input
  if (typeof secrets === 'function') return secrets(input, call)
  const masked = secrets.filter((name) => name in input).map((name) => [name, secretMask])
  return { ...input, ...Object.fromEntries(masked) }
}

function cut(words: string, longest: number): string {
  // A NUL can only stand in what was refused already; PostgreSQL would refuse its row, too.
  const clean = words.includes('\0') ? words.replaceAll('\0', '\u{fffd}') : words
  return clean.length <= longest ? clean.toWellFormed() : `${clean.slice(0, longest - 1).toWellFormed()}…`
}
