import { Agent, buildConnector, type Dispatcher, errors, request } from 'undici'
import { DomainError, invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { unlessAborted } from '../unless-aborted.ts'
import { type AddressGate, createAddressGate, type PinnedAddress, type Resolve } from './address-gate.ts'
import { parseAllowList } from './allow-list.ts'
import { acceptedEncodings, readBody } from './body-reader.ts'
import { EgressFailure } from './egress-failure.ts'
import { type Hop, isRedirect, nextHop } from './redirects.ts'

export type EgressHeaders = Record<string, string>

/** `ca`: PEM, in place of the authorities that the machine trusts. */
type EgressTls = { verify: boolean; ca?: string | undefined }

export type EgressRequest = {
  method: string
  url: string
  headers?: EgressHeaders
  /** Headers that do not follow to another origin, besides those that are named like credentials. */
  secretHeaders?: string[]
  body?: string | Uint8Array | undefined
  /** For everything together: resolving, connecting, every redirect, the whole body. */
  timeoutMs: number
  /** What is kept of the unfolded body; the rest is not read. */
  maxBodyBytes?: number
  signal?: AbortSignal | undefined
  redirect?: 'follow' | 'manual'
  /** Of the origin that is asked first; a redirect to another one is held to the usual rules. */
  tls?: EgressTls | undefined
}

export type EgressResponse = {
  status: number
  headers: Record<string, string | string[]>
  body: Buffer
  truncated: boolean
  finalUrl: string
  timings: { firstByteMs: number; totalMs: number; redirects: number }
}

export type Egress = {
  /** Where anything may go, also what does not speak HTTP. */
  readonly gate: AddressGate
  /**
   * Throws `egress_refused` for a target that may not be called, `validation` for a request that cannot be sent, and
   * `EgressFailure` when the call came to no answer.
   */
  request(request: EgressRequest): Promise<EgressResponse>
}

export type EgressOptions = {
  /** The text of `OPS_EGRESS_ALLOW`. */
  allow: string
  userAgent: string
  resolve?: Resolve
  ownAddresses?: () => string[]
}

const defaultMaxBodyBytes = 1024 * 1024
const maxHeaderBytes = 32 * 1024
const maxRedirects = 5
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
/** These belong to the connection, which is ours alone. */
const ownHeaders = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'upgrade',
  'expect',
  'keep-alive',
  'te',
  'trailer',
  'proxy-authorization',
  'proxy-connection',
])

/** The only way by which the product calls an address that somebody else chose. No proxy of the environment is used. */
export function createEgress({ allow, userAgent, ...gateOptions }: EgressOptions): Egress {
  const gate = createAddressGate({ allow: parseAllowList(allow), ...gateOptions })
  return {
    gate,
    async request(wanted) {
      const deadline = AbortSignal.timeout(wanted.timeoutMs)
      const signal = wanted.signal ? AbortSignal.any([deadline, wanted.signal]) : deadline
      const trail: [Hop, ...Hop[]] = [firstHop(wanted, userAgent)]
      try {
        return await follow(gate, trail, wanted, signal)
      } catch (error) {
        if (error instanceof DomainError) throw error
        if (wanted.signal?.aborted) throw EgressFailure.cancelled()
        if (deadline.aborted) throw EgressFailure.timeout(wanted.timeoutMs)
        throw asFailure(error, lastOf(trail).url.host)
      }
    },
  }
}

/** Walks from redirect to redirect; `trail` holds every hop so far, the newest last. */
async function follow(
  gate: AddressGate,
  trail: [Hop, ...Hop[]],
  wanted: EgressRequest,
  signal: AbortSignal,
): Promise<EgressResponse> {
  const startedAt = performance.now()
  for (;;) {
    const hop = lastOf(trail)
    const addresses = await unlessAborted(gate.admit(hop.url), signal)
    const isFirstOrigin = hop.url.origin === trail[0].url.origin
    await using agent = pinnedAgent(addresses, isFirstOrigin ? wanted.tls : undefined)
    const response = await request(hop.url, {
      dispatcher: agent,
      method: hop.method as Dispatcher.HttpMethod,
      headers: hop.headers,
      body: hop.body ?? null,
      signal,
      reset: true,
    })
    const firstByteMs = performance.now() - startedAt
    const location = wanted.redirect === 'manual' ? undefined : redirectTarget(response, hop.url)
    if (location) {
      if (trail.length > maxRedirects) throw tooManyRedirects()
      trail.push(nextHop(hop, response.statusCode, location))
      continue
    }
    const encoding = [response.headers['content-encoding'] ?? []].flat().join(', ')
    const read = await readBody(response.body, encoding, wanted.maxBodyBytes ?? defaultMaxBodyBytes)
    return {
      status: response.statusCode,
      headers: definedOf(response.headers),
      ...read,
      finalUrl: hop.url.href,
      timings: { firstByteMs, totalMs: performance.now() - startedAt, redirects: trail.length - 1 },
    }
  }
}

function lastOf(trail: [Hop, ...Hop[]]): Hop {
  return trail.at(-1) ?? trail[0]
}

/** One agent per hop: its connection goes to the admitted addresses and nowhere else, and ends with the hop. */
function pinnedAgent(addresses: PinnedAddress[], tls: EgressTls | undefined): Agent & AsyncDisposable {
  const connect = buildConnector({
    timeout: 0,
    ...(tls && { rejectUnauthorized: tls.verify, ...(tls.ca && { ca: tls.ca }) }),
    lookup: (_host, { all }, callback) => {
      const [first] = addresses
      if (all) callback(null, addresses)
      else callback(null, first?.address ?? '', first?.family ?? 4)
    },
  })
  const agent = new Agent({ connect, maxHeaderSize: maxHeaderBytes, headersTimeout: 0, bodyTimeout: 0, pipelining: 1 })
  // A body that was cut, or a redirect's body that nobody reads, must not hold its connection open.
  return Object.assign(agent, { [Symbol.asyncDispose]: () => agent.destroy() })
}

function firstHop({ method, url, headers = {}, secretHeaders = [], body }: EgressRequest, userAgent: string): Hop {
  const parsed = URL.parse(url)
  if (!parsed) throw invalid('url', text(`“${url}” 不是有效的地址`, `"${url}" is not a valid address`))
  if (!methods.has(method)) throw invalid('method', text(`不支持 ${method} 方法`, `Method ${method} is not supported`))
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  const own = lower.find(([name]) => ownHeaders.has(name))
  if (own)
    throw invalid('headers', text(`请求头 ${own[0]} 由平台设置，不能指定`, `Header ${own[0]} is set by the platform`))
  parsed.hash = ''
  return {
    method,
    url: parsed,
    headers: {
      'user-agent': userAgent,
      accept: '*/*',
      'accept-encoding': acceptedEncodings,
      ...Object.fromEntries(lower),
    },
    secretHeaders: new Set(secretHeaders.map((name) => name.toLowerCase())),
    body,
  }
}

function redirectTarget(response: Dispatcher.ResponseData, from: URL): URL | undefined {
  const location = response.headers.location
  if (!isRedirect(response.statusCode) || typeof location !== 'string') return undefined
  const target = URL.parse(location, from.href)
  if (target) return target
  throw new EgressFailure(
    'protocol',
    text('响应重定向到一个无效的地址', 'The answer redirects to an address that is not valid'),
  )
}

function asFailure(error: unknown, host: string): Error {
  if (error instanceof EgressFailure || !(error instanceof Error)) return error as Error
  if (error instanceof errors.InvalidArgumentError) {
    return invalid('headers', text(`请求无法发送：${error.message}`, `The request cannot be sent: ${error.message}`))
  }
  if (error instanceof errors.HTTPParserError || String((error as NodeJS.ErrnoException).code).startsWith('Z_')) {
    return new EgressFailure(
      'protocol',
      text(`${host} 的响应无法解析：${error.message}`, `What ${host} answered cannot be read: ${error.message}`),
      error,
    )
  }
  return EgressFailure.network(error, host)
}

function tooManyRedirects(): EgressFailure {
  return new EgressFailure('protocol', text(`重定向超过 ${maxRedirects} 次`, `More than ${maxRedirects} redirects`))
}

function definedOf(headers: Dispatcher.ResponseData['headers']): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
