import { z } from '@hono/zod-openapi'
import type { Context, ValidationTargets } from 'hono'
import { type FieldError, invalid, invalidFields } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { fieldErrors } from '../../domain/zod-fields.ts'
import type { ApiEnv } from '../context.ts'
import { withoutUnreadable } from '../iam/column-rules.ts'
import { readBody, requireContentType } from './body.ts'
import { printable } from './client-words.ts'
import { readJson } from './json-reader.ts'
import type { RouteInfo } from './route-info.ts'

/** `streamedBody`: the media type of a body that is not JSON: a form that the route reads, or a stream for its handler. */
export type BodyOptions = { streamedBody?: string | undefined }

/**
 * Reads and checks everything that a route takes; its handler finds it by `c.req.valid`. Gives the body's bytes, by
 * which a repeated request is known.
 */
export async function readInput(
  c: Context<ApiEnv>,
  route: RouteInfo,
  { streamedBody }: BodyOptions,
): Promise<Uint8Array> {
  const bytes = await readBytes(c, route, streamedBody)
  const { params, headers } = route.input
  const problems: FieldError[] = []
  check(c, 'param', params, params && c.req.param(), problems)
  check(c, 'query', route.input.query ?? nothing, queryOf(c), problems)
  check(c, 'header', headers, headers && c.req.header(), problems)
  if (route.guard.rawBody) c.get('call').rawBody = bytes
  else if (route.method !== 'GET' && streamedBody === undefined) {
    const sent = bodyOf(bytes, route)
    c.get('call').input = sent
    const body = route.method === 'PUT' ? withoutUnreadable(c, route, sent) : sent
    noteReason(c, body)
    check(c, 'json', route.input.body ?? optionalNothing, body, problems)
  }
  if (problems.length > 0) throw invalidFields(problems.slice(0, mostProblems))
  return bytes
}

const nothing = z.strictObject({})
const optionalNothing = nothing.optional()
const mostProblems = 50
const noBytes = new Uint8Array()

async function readBytes(c: Context<ApiEnv>, route: RouteInfo, streamedBody: string | undefined): Promise<Uint8Array> {
  if (route.method === 'GET') return noBytes
  if (streamedBody !== undefined) {
    requireContentType(c, streamedBody)
    return readForm(c, route)
  }
  const bytes = await readBody(c, route.maxBodyBytes)
  if (route.guard.rawBody) return bytes
  if (bytes.length > 0) requireContentType(c, 'application/json')
  return bytes
}

async function readForm(c: Context<ApiEnv>, { guard }: RouteInfo): Promise<Uint8Array> {
  if (!guard.readForm) return noBytes
  const { form, content } = await guard.readForm(c.req.raw)
  c.req.addValidatedData('form', form)
  return content
}

function bodyOf(bytes: Uint8Array, { input: { body } }: RouteInfo): unknown {
  if (bytes.length > 0) return readJson(bytes)
  return body && !body.safeParse(undefined).success ? {} : undefined
}

function queryOf(c: Context<ApiEnv>): Record<string, unknown> {
  const address = c.req.raw.url
  if (!address.includes('?')) return {}
  const query: Record<string, unknown> = Object.create(null)
  for (const [name, values] of Object.entries(c.req.queries())) query[name] = values.length === 1 ? values[0] : values
  c.get('call').input = query
  return query
}

function check(
  c: Context<ApiEnv>,
  target: keyof ValidationTargets,
  schema: z.ZodType | undefined,
  value: unknown,
  problems: FieldError[],
): void {
  if (!schema) return
  if (target !== 'json') refuseNul(value as Record<string, unknown>)
  const result = schema.safeParse(value)
  if (result.success) {
    c.req.addValidatedData(target, result.data as object)
    return
  }
  // Only the slower way keeps the inputs, by which a missing field is told from one of the wrong type.
  const { error } = schema.safeParse(value, { reportInput: true })
  problems.push(...fieldErrors(error?.issues ?? []))
}

// PostgreSQL stores no NUL: a query that carries one would fail there.
function refuseNul(values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!name.includes('\0') && !String(value).includes('\0')) continue
    throw invalid(name, text('不能包含空字符（NUL）', 'Must not contain the NUL character'))
  }
}

function noteReason(c: Context<ApiEnv>, body: unknown): void {
  const reason = (body as { reason?: unknown } | null | undefined)?.reason
  if (c.get('reason') === undefined && typeof reason === 'string') c.set('reason', printable(reason, 500) || undefined)
}
