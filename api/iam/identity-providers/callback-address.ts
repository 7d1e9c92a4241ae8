import type { Context } from 'hono'
import type { ApiEnv } from '../../context.ts'

/**
 * Where the console lives, from `OPS_PUBLIC_URL`. Without it only for callers on this machine: anybody else could choose
 * the header that would decide.
 */
export function publicUrl(c: Context<ApiEnv>): string | undefined {
  const { OPS_PUBLIC_URL } = c.var.deps.settings
  if (OPS_PUBLIC_URL) return OPS_PUBLIC_URL.replace(/\/+$/, '')
  const local = URL.parse(`http://${c.req.header('Host') ?? 'localhost'}`)
  return local && ['localhost', '127.0.0.1', '[::1]'].includes(local.hostname) ? local.origin : undefined
}

/** The one address to which a provider may send people back; each has its own, so that none can answer for another. */
export function callbackAddress(c: Context<ApiEnv>, code: string): string | undefined {
  const base = publicUrl(c)
  return base && `${base}/api/v1/oauth/${code}/callback`
}

/** Where a messenger tells of buttons that were pressed on cards. */
export function cardAddress(c: Context<ApiEnv>, code: string): string | undefined {
  const base = publicUrl(c)
  return base && `${base}/api/v1/im/${code}/cards`
}
