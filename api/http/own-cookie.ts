import type { Context } from 'hono'
import type { ApiEnv } from '../context.ts'

function addressOf(c: Context<ApiEnv>): URL {
  const { OPS_PUBLIC_URL } = c.var.deps.settings
  return new URL(OPS_PUBLIC_URL ?? `http://${c.req.header('Host') ?? 'localhost'}`)
}

/**
 * `__Host-` wherever the browser takes it: over HTTPS, and on this machine. Safari refuses it there. Cookies don't know
 * ports, so the name does: two instances on one machine would sign each other out.
 */
export function ownCookie(c: Context<ApiEnv>, purpose: string): { name: string; secure: boolean } {
  const { protocol, hostname, port } = addressOf(c)
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  const isSafari =
    /Safari\//.test(c.req.header('User-Agent') ?? '') && !/Chrom(e|ium)\//.test(c.req.header('User-Agent') ?? '')
  const secure = protocol === 'https:' || (isLocal && !isSafari)
  return { name: `${secure ? '__Host-' : ''}ops_${purpose}${port && `_${port}`}`, secure }
}
