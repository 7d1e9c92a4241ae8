import { languageTag } from '../i18n/language.ts'
import { ApiError, apiCode } from './api-error.ts'
import { currentToken, renewToken, requirePasswordChange } from './credentials.ts'
import { readEnvelope, unreachable } from './envelope.ts'

type QueryValue = string | number | boolean | undefined | null
export type Query = Record<string, QueryValue>

type Call = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  query?: Query | undefined
  body?: unknown
  signal?: AbortSignal | undefined
  headers?: Record<string, string> | undefined
  /** Needs no one to be signed in, and a 401 of it is its own answer. */
  isPublic?: boolean
}

export type ListOf<T> = { items: T[]; total: number; page: number; page_size: number; pages: number }

const base = '/api/v1'

let pagePattern = ''

/** Names the page (its route pattern) that all calls from now on are made for; the audit log keeps it. */
export function namePage(pattern: string): void {
  pagePattern = pattern
}

/** The `data` of the answer. What `T` promises is the contract's to keep: the server builds it from the same schemas. */
export async function request<T>(call: Call): Promise<T> {
  const response = await authorizedFetch(call)
  try {
    return (await readEnvelope(response)) as T
  } catch (error) {
    if (error instanceof ApiError && error.code === apiCode.passwordChange) requirePasswordChange()
    throw error
  }
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> =>
  request<T>({ method: 'GET', path, query, signal })

export const put = <T>(path: string, body: unknown): Promise<T> => request<T>({ method: 'PUT', path, body })

export const remove = (path: string): Promise<unknown> => request({ method: 'DELETE', path })

/** `key` makes a repeated creation or trigger give the first answer; it comes from `createIntent`. */
export const post = <T>(path: string, body: unknown = {}, key?: string): Promise<T> =>
  request<T>({ method: 'POST', path, body, headers: key ? { 'Idempotency-Key': key } : undefined })

/** A fetch in the person's name: one silent renewal when the token has run out, then the answer as it is. */
export async function authorizedFetch(call: Call): Promise<Response> {
  if (call.isPublic) return send(call, undefined)
  const token = await currentToken()
  const response = await send(call, token)
  if (response.status !== 401) return response
  const renewed = await renewToken(token)
  return renewed ? send(call, renewed) : response
}

function send(call: Call, token: string | undefined): Promise<Response> {
  const headers = new Headers(call.headers)
  headers.set('Accept-Language', languageTag())
  if (token) headers.set('Authorization', `Bearer ${token}`)
  if (pagePattern) headers.set('X-OPS-Page', pagePattern)
  if (call.body !== undefined) headers.set('Content-Type', 'application/json')
  return fetch(`${base}${call.path}${queryString(call.query)}`, {
    method: call.method,
    headers,
    credentials: 'same-origin',
    body: call.body === undefined ? null : JSON.stringify(call.body),
    signal: call.signal ?? null,
  }).catch((error: unknown) => {
    throw unreachable(error)
  })
}

function queryString(query: Query | undefined): string {
  const entries = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
  )
  return entries.length > 0 ? `?${new URLSearchParams(entries)}` : ''
}
