import { DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { Egress, EgressHeaders, EgressRequest, EgressResponse } from '../egress/egress.ts'
import { EgressFailure } from '../egress/egress-failure.ts'
import { SignInFailure } from './sign-in-way.ts'

export type Json = Record<string, unknown>
export type ProviderAnswer = { status: number; body: Json; headers: EgressResponse['headers'] }

export type ProviderCalls = {
  get(url: URL | string, headers?: EgressHeaders): Promise<ProviderAnswer>
  postJson(url: URL | string, body: Json, headers?: EgressHeaders): Promise<ProviderAnswer>
  putJson(url: URL | string, body: Json, headers?: EgressHeaders): Promise<ProviderAnswer>
  patchJson(url: URL | string, body: Json, headers?: EgressHeaders): Promise<ProviderAnswer>
  postForm(url: URL | string, body: URLSearchParams, headers?: EgressHeaders): Promise<ProviderAnswer>
  /** For a library that speaks the protocol itself. */
  fetch(url: string, options: FetchOptions): Promise<Response>
}

type FetchOptions = { method: string; headers: Record<string, string>; body?: unknown; signal?: AbortSignal }

type Limits = { timeoutMs: number; maxBodyBytes: number }
const signInLimits: Limits = { timeoutMs: 10_000, maxBodyBytes: 256 * 1024 }

/** Calls to a provider: short, small, never redirected, and to addresses that the egress allows. */
export function createProviderCalls(egress: Egress, { timeoutMs, maxBodyBytes }: Limits = signInLimits): ProviderCalls {
  async function send(
    request: Pick<EgressRequest, 'method' | 'body' | 'signal'> & { url: string; headers: EgressHeaders },
  ) {
    try {
      return await egress.request({ ...request, timeoutMs, maxBodyBytes, redirect: 'manual' })
    } catch (error) {
      throw asFailure(error)
    }
  }

  async function ask(
    method: string,
    url: URL | string,
    headers: EgressHeaders,
    body?: string,
  ): Promise<ProviderAnswer> {
    const answer = await send({ method, url: String(url), headers: { accept: 'application/json', ...headers }, body })
    return { status: answer.status, body: readJson(answer), headers: answer.headers }
  }

  const withJson =
    (method: string) =>
    (url: URL | string, body: Json, headers: EgressHeaders = {}): Promise<ProviderAnswer> =>
      ask(method, url, { 'content-type': 'application/json; charset=utf-8', ...headers }, JSON.stringify(body))

  return {
    get: (url, headers = {}) => ask('GET', url, headers),
    postJson: withJson('POST'),
    putJson: withJson('PUT'),
    patchJson: withJson('PATCH'),
    postForm: (url, body, headers = {}) =>
      ask('POST', url, { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body.toString()),
    async fetch(url, { method, headers, body, signal }) {
      const answer = await send({ method, url, headers, body: body == null ? undefined : String(body), signal })
      return asResponse(answer)
    },
  }
}

function readJson({ status, headers, body, truncated, finalUrl }: EgressResponse): Json {
  const { host } = new URL(finalUrl)
  if (status >= 500) {
    throw new SignInFailure('provider_unreachable', text(`${host} 返回 ${status}`, `${host} answered ${status}`))
  }
  const parsed = truncated || headers.location ? undefined : parse(body.toString())
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Json
  throw new SignInFailure(
    'provider_error',
    text(`${host} 的响应不是 JSON 对象（状态码 ${status}）`, `${host} did not answer a JSON object (status ${status})`),
  )
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

function asFailure(error: unknown): unknown {
  if (error instanceof EgressFailure) return new SignInFailure('provider_unreachable', error.text, error)
  if (error instanceof DomainError) return new SignInFailure('provider_unreachable', error.text, error)
  return error
}

const withoutBody = new Set([101, 204, 205, 304])

function asResponse({ status, headers, body, truncated }: EgressResponse): Response {
  if (truncated) {
    throw new SignInFailure('provider_error', text('响应过大', 'The answer is too large'))
  }
  // The body comes unfolded.
  const kept = Object.entries(headers).filter(([name]) => name !== 'content-encoding' && name !== 'content-length')
  const plain = kept.flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]))
  return new Response(withoutBody.has(status) ? null : new Uint8Array(body), { status, headers: plain })
}

export function stringOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined
}

/** The value at the end of a path of names parted by dots; a name that itself holds dots or colons goes first. */
export function valueAt(document: unknown, path: string): unknown {
  const own = fieldOf(document, path)
  if (own !== undefined) return own
  return path.split('.').reduce<unknown>((value, name) => fieldOf(value, name), document)
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Json)[name] : undefined
}

/** A business error of a vendor, in its own words; these may hold anything, so they are cut. */
export class ProviderRefusal extends SignInFailure {
  readonly code: string
  /** When it may be asked again, where the vendor says so. */
  readonly retryAfterMs: number | undefined

  constructor(vendor: string, code: unknown, message: unknown, retryAfterMs?: number) {
    const shown = String(code).slice(0, 50)
    const said = `${shown} ${String(message ?? '').slice(0, 200)}`.trim()
    super('provider_error', text(`${vendor}：${said}`, `${vendor}: ${said}`))
    this.code = shown
    this.retryAfterMs = retryAfterMs
  }
}
