import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { outputEnd } from '../../db/jobs/output-queries.ts'
import { getRun } from '../../db/jobs/run-queries.ts'
import { invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { eventHeaders, streamed, wantsEvents } from '../http/streamed.ts'
import { followOutput, readSoFar } from './follow-output.ts'

const outputRoute = defineRoute({
  method: 'get',
  path: '/job-logs/{id}/output',
  summary: 'What a run printed so far; as an event stream, also what it goes on to print',
  tags: ['jobs'],
  permission: 'run:read',
  request: {
    params: z.object({ id: z.coerce.number().int().positive() }),
    query: z.strictObject({
      offset: z.coerce
        .number()
        .int()
        .min(0)
        .max(Number.MAX_SAFE_INTEGER)
        .default(0)
        .openapi({ description: 'Bytes of the whole output to pass over' }),
      stream: z.enum(['stdout', 'stderr', 'system']).optional(),
    }),
  },
  responses: {
    200: {
      description:
        'Text so far, up to the position in X-OPS-Output-End; or events `output` {attempt, stream, at, text} and at last `end` {status}, or `closed` {code, reason, message} when the session or the right is gone. The id of an event is the position after it: Last-Event-ID goes on from there.',
      content: { 'text/plain': { schema: z.string() }, 'text/event-stream': { schema: z.string() } },
    },
  },
})

export const outputRoutes = createRouter().openapi(outputRoute, async (c) => {
  const { id } = c.req.valid('param')
  const { offset, stream } = c.req.valid('query')
  const { db } = c.var
  const run = { runId: id, scheduledAt: (await getRun(db, id)).scheduled_at.toISOString() }
  if (wantsEvents(c)) {
    const wish = { run, from: lastEventId(c) ?? offset, stream }
    const { listener } = c.var.deps
    const gone = new AbortController()
    const signal = AbortSignal.any([c.req.raw.signal, gone.signal])
    const events = followOutput({ db, listener, wish, signal })
    return streamed(events, gone, eventHeaders)
  }
  const end = await outputEnd(db, run)
  const content = readSoFar(db, { run, from: offset, stream }, end)
  return streamed(content, new AbortController(), {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-OPS-Output-End': String(end),
  })
})

function lastEventId(c: Context<ApiEnv>): number | undefined {
  const given = c.req.header('Last-Event-ID')
  if (given === undefined || given === '') return undefined
  if (/^\d{1,15}$/.test(given)) return Number(given)
  throw invalid('Last-Event-ID', text('不是有效的位置', 'This is not a position'))
}
