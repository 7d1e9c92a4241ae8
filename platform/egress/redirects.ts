import type { EgressHeaders } from './egress.ts'

export type Hop = {
  method: string
  url: URL
  headers: EgressHeaders
  /** In lower case, as the names of `headers`. */
  secretHeaders: ReadonlySet<string>
  body: string | Uint8Array | undefined
}

const redirectStatuses = new Set([301, 302, 303, 307, 308])
const secretHeader = /(authorization|cookie|token|secret|password|credential|api[-_]?key|signature)/i
const bodyHeader = /^content-/i

export function isRedirect(status: number): boolean {
  return redirectStatuses.has(status)
}

/** The next request as RFC 9110, 15.4 has it; what could be a credential does not follow to another origin. */
export function nextHop(hop: Hop, status: number, location: URL): Hop {
  const dropsBody = status === 303 ? !['GET', 'HEAD'].includes(hop.method) : status < 303 && hop.method === 'POST'
  const leavesOrigin = location.origin !== hop.url.origin
  const isSecret = (name: string) => secretHeader.test(name) || hop.secretHeaders.has(name)
  const headers = Object.fromEntries(
    Object.entries(hop.headers).filter(
      ([name]) => !(dropsBody && bodyHeader.test(name)) && !(leavesOrigin && isSecret(name)),
    ),
  )
  return {
    ...hop,
    method: dropsBody ? 'GET' : hop.method,
    url: location,
    headers,
    body: dropsBody ? undefined : hop.body,
  }
}
