import { z } from '@hono/zod-openapi'
import { invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { bearerOf, createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import type { AuditMask } from '../http/route-info.ts'
import { codecCaller, putCodecCookie } from './codec-cookie.ts'

const payload = z.object({ metadata: z.record(z.string(), z.base64()).optional(), data: z.base64().nullish() })
const payloads = z.strictObject({ payloads: z.array(payload).max(1000) })

/** What was opened is no affair of the log; that it was is. */
const countPayloads: AuditMask = (input) => {
  const sent = typeof input === 'object' && input !== null && 'payloads' in input ? input.payloads : undefined
  return { payloads: Array.isArray(sent) ? sent.length : null }
}

const accessRoute = defineRoute({
  method: 'post',
  path: '/temporal/codec/access',
  summary: 'Let Temporal’s Web UI open payloads in this browser, for eight hours or until one signs out',
  tags: ['temporal'],
  permission: 'temporal:payload',
  stepUp: true,
  idempotent: false,
  audit: { action: 'execute' },
  responses: { 200: z.object({ until: z.iso.datetime() }) },
})

const decodeRoute = defineRoute({
  method: 'post',
  path: '/temporal/codec/decode',
  summary: 'Open payloads: the codec endpoint for Temporal’s Web UI and command line',
  description:
    'As Temporal’s tools send and read them, without our envelope. The caller brings a bearer token or the cookie of /temporal/codec/access.',
  tags: ['temporal'],
  permission: 'temporal:payload',
  rate: 'read',
  idempotent: false,
  fromTemporalUi: codecCaller,
  maxBodyBytes: 10 * 1024 * 1024,
  audit: { action: 'read', secrets: countPayloads },
  request: { body: payloads },
  responses: {
    200: { description: 'The same payloads, opened', content: { 'application/json': { schema: payloads } } },
  },
})

export const codecRoutes = createRouter()
  .openapi(accessRoute, async (c) => {
    const claims = await c.var.deps.identity.tokens.verify(bearerOf(c) ?? '')
    return ok(c, { until: putCodecCookie(c, claims).toISOString() })
  })
  .openapi(decodeRoute, async (c) => {
    const sealed = c.req.valid('json').payloads.map(({ metadata = {}, data }) => ({
      metadata: mapValues(metadata, fromBase64),
      data: fromBase64(data ?? ''),
    }))
    const opened = await c.var.services.payloads.decode(sealed).catch(() => {
      throw invalid(
        'payloads',
        text(
          '这些数据无法解开：被改动过，或其密钥不在这里',
          'These payloads do not open: they were altered, or their key is not here',
        ),
      )
    })
    return c.json({
      payloads: opened.map(({ metadata, data }) => ({
        metadata: mapValues(metadata ?? {}, toBase64),
        data: toBase64(data ?? new Uint8Array()),
      })),
    })
  })

const fromBase64 = (value: string): Uint8Array => Buffer.from(value, 'base64')
const toBase64 = (value: Uint8Array): string => Buffer.from(value).toString('base64')

function mapValues<A, B>(record: Record<string, A>, map: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]))
}
