import createClient from 'openapi-fetch'
import { languageTag, t } from '../i18n/language.ts'
import { ApiError, apiCode } from './api-error.ts'
import { askedMethods, confirmIdentity } from './confirm-identity.ts'
import { currentToken, renewToken, requireFactorBinding, requirePasswordChange } from './credentials.ts'
import { readEnvelope, unreachable } from './envelope.ts'
import type { components, paths } from './schema.gen.ts'

export type Schemas = components['schemas']

export type ListOf<T> = {
  items: T[]
  total: number
  page: number
  page_size: number
  pages: number
  total_estimated?: true
}

let pagePattern = ''

/** Names the page (its route pattern) that all calls from now on are made for; the audit log keeps it. */
export function namePage(pattern: string): void {
  pagePattern = pattern
}

/** The API as its own document describes it, called in the person's name: a refusal is thrown as an `ApiError`. */
export const api = createClient<paths>({ fetch: (request) => confirmedFetch(request).then(throwRefusal) })

/** For calls that need no one to be signed in, and whose 401 is their own answer. */
export const publicApi = createClient<paths>({ fetch: (request) => send(request, undefined).then(throwRefusal) })

/** What a call asks for, out of its envelope. */
export async function answerOf<T>(call: Promise<{ data?: { data: T } | undefined }>): Promise<T> {
  const { data: envelope } = await call
  if (!envelope) throw new ApiError({ status: 200, code: -1, message: t().errors.unreadable(200) })
  return envelope.data
}

/** Makes a repeated creation or trigger give the first answer; the key comes from `createIntent`. */
export const once = (key: string) => ({ headers: { 'Idempotency-Key': key } })

/** One silent renewal when the token has run out, then the answer as it is. */
export async function authorizedFetch(request: Request): Promise<Response> {
  const again = request.clone()
  const token = await currentToken()
  const response = await send(request, token)
  if (response.status !== 401 || (await codeOf(response)) === apiCode.wrongCredentials) return response
  const renewed = await renewToken(token)
  return renewed ? send(again, renewed) : response
}

/** Where the server wants a fresh confirmation, asks for it and then makes the same call again. */
export async function confirmedFetch(request: Request): Promise<Response> {
  const again = request.clone()
  const response = await authorizedFetch(request)
  const methods = await askedMethods(response)
  if (!methods) return response
  return (await confirmIdentity(methods)) ? confirmedFetch(again) : response
}

async function codeOf(response: Response): Promise<number | undefined> {
  const body = (await response
    .clone()
    .json()
    .catch(() => undefined)) as { code?: number } | undefined
  return body?.code
}

async function throwRefusal(response: Response): Promise<Response> {
  if (response.ok) return response
  try {
    await readEnvelope(response)
  } catch (error) {
    if (error instanceof ApiError && error.code === apiCode.passwordChange) requirePasswordChange()
    if (isBindingAsked(error)) requireFactorBinding()
    throw error
  }
  return response
}

function isBindingAsked(error: unknown): boolean {
  if (!(error instanceof ApiError) || error.code !== apiCode.mfaNeeded) return false
  return (error.data as { reason?: string } | undefined)?.reason === 'binding'
}

function send(request: Request, token: string | undefined): Promise<Response> {
  request.headers.set('Accept-Language', languageTag())
  if (token) request.headers.set('Authorization', `Bearer ${token}`)
  if (pagePattern) request.headers.set('X-OPS-Page', pagePattern)
  return fetch(request).catch((error: unknown) => {
    throw unreachable(error)
  })
}
