import { z } from '@hono/zod-openapi'
import { statusesOf } from '../errors.ts'
import type { RouteInfo } from '../http/route-info.ts'

type Content = { description: string; content: Record<string, { schema: z.ZodType }> }

const traceparent = z
  .string()
  .optional()
  .openapi({ description: 'W3C trace context; the trace id goes through the whole process' })
const acceptLanguage = z.string().optional().openapi({ description: 'Language of messages: zh-CN (default) or en' })
const reason = z
  .string()
  .optional()
  .openapi({ description: 'Why, for the audit; URI-encoded; what is beyond 500 characters is cut' })
const idempotencyKey = z
  .string()
  .min(1)
  .max(255)
  .optional()
  .openapi({ description: 'The same key and body within 24 hours gives the first answer; another body is 40901' })
const ifMatch = z.string().optional().openapi({ description: 'The version that is replaced, instead of the field' })

const commonHeaders = { traceparent, 'Accept-Language': acceptLanguage }

/** What the OpenAPI document says of a route. */
export function describeOperation({
  info,
  path,
  summary,
  description,
  tags,
  answers,
}: {
  info: RouteInfo
  path: string
  summary: string
  description: string | undefined
  tags: string[]
  answers: Record<string, Content>
}) {
  const { guard, input } = info
  return {
    summary,
    description,
    tags,
    operationId: `${info.method.toLowerCase()} ${path}`.replaceAll(/[^a-z0-9]+/gi, '_').replace(/_$/, ''),
    security: securityOf(guard.permission),
    'x-permission': guard.permission,
    ...(guard.stepUp && { 'x-step-up': true }),
    request: {
      ...(input.params && { params: input.params }),
      ...(input.query && { query: input.query }),
      headers: headersOf(info),
      ...bodyOf(info),
    },
    responses: { ...answers, ...refusals(info, Object.keys(answers)) },
  }
}

function securityOf(permission: RouteInfo['guard']['permission']): Record<string, string[]>[] {
  if (permission === 'public') return []
  return [permission === 'executor' ? { executor: [] } : { bearer: [] }]
}

function headersOf({ method, guard, isIdempotent, input }: RouteInfo) {
  return z.object({
    ...commonHeaders,
    ...(method !== 'GET' && guard.permission !== 'public' && { 'X-OPS-Reason': reason }),
    ...(isIdempotent && { 'Idempotency-Key': idempotencyKey }),
    ...(method === 'PUT' && { 'If-Match': ifMatch }),
    ...input.headers?.shape,
  })
}

function bodyOf({ input: { body } }: RouteInfo) {
  if (!body) return {}
  const required = !body.safeParse(undefined).success
  return { body: { required, content: { 'application/json': { schema: body } } } }
}

const errorSchema = z
  .object({
    code: z.int().openapi({ description: 'What went wrong; the HTTP status follows it', example: 40001 }),
    message: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    data: z
      .unknown()
      .optional()
      .openapi({ description: 'With 40902 the current record; with 40302 the reason and the methods' }),
    timestamp: z.int().openapi({ description: 'Milliseconds' }),
    trace_id: z.string(),
  })
  .openapi('Error')

function refusals({ method, guard, input, isIdempotent }: RouteInfo, answered: string[]): Record<string, Content> {
  const writes = method !== 'GET'
  const statuses = [
    400,
    ...(guard.permission === 'public' && !writes ? [] : [401]),
    ...(guard.permission === 'public' && !writes ? [] : [403]),
    ...(input.params ? [404] : []),
    ...(writes || isIdempotent ? [409] : []),
    ...(writes ? [413, 415] : []),
    ...(guard.rate === 'auth' || (guard.permission === 'public' && writes) ? [423] : []),
    429,
    500,
    503,
  ]
  return Object.fromEntries(
    statuses
      .filter((status) => !answered.includes(String(status)))
      .map((status) => [
        status,
        { description: statusesOf(status), content: { 'application/json': { schema: errorSchema } } },
      ]),
  )
}
