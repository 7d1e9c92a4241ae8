import { z } from '@hono/zod-openapi'
import { systemTransaction } from '../../db/audit/system-transaction.ts'
import { type AttemptPlan, attemptOver, claimAttempt } from '../../db/jobs/attempt-queries.ts'
import { reportExecutor } from '../../db/jobs/executor-queries.ts'
import { appendOutput } from '../../db/jobs/output-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import { runIdempotencyKey } from '../../domain/jobs/attempt.ts'
import { openPlan } from '../../domain/jobs/open-plan.ts'
import { renderScriptConfig } from '../../domain/jobs/run-config.ts'
import { isScript } from '../../domain/jobs/script-kinds.ts'
import { secretWordsOf } from '../../domain/jobs/secret-words.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { claimAnswer, heartbeatAnswer } from '../../platform/executor/executor-client.ts'
import { traceparentOf } from '../../platform/traceparent.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { executorInstance, requireTicket } from './executor-gate.ts'

const tags = ['executor']
const door = { permission: 'executor', rate: 'internal', idempotent: false, audit: { skip: true } } as const

const attemptRef = {
  run_id: z.int().positive(),
  scheduled_at: z.iso.datetime({ offset: true }),
  attempt: z.int().positive(),
}
const attemptBody = z.strictObject(attemptRef)

const claimRoute = defineRoute({
  ...door,
  method: 'post',
  path: '/executor/attempts/claim',
  summary: 'Take an attempt up: what to run, with every placeholder filled in',
  tags,
  request: { body: attemptBody },
  responses: { 200: claimAnswer },
})

const outputRoute = defineRoute({
  ...door,
  method: 'post',
  path: '/executor/attempts/output',
  summary: 'Append output; the same chunks again do no harm',
  tags,
  request: {
    body: z.strictObject({
      ...attemptRef,
      claim: z.int().positive(),
      chunks: z
        .array(
          z.strictObject({
            stream: z.enum(['stdout', 'stderr', 'system']),
            sequence: z
              .int()
              .min(0)
              .max(2 ** 32 - 1),
            content: z.base64().max(128 * 1024),
          }),
        )
        .max(256),
    }),
  },
  responses: { 200: z.object({ position: z.int() }) },
})

const heartbeatRoute = defineRoute({
  ...door,
  method: 'post',
  path: '/executor/heartbeat',
  summary: 'Say that this executor lives, and how much it carries',
  tags,
  request: {
    body: z.strictObject({
      group: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,49}$/),
      host: z.string().min(1).max(255),
      status: z.enum(['live', 'draining', 'gone']),
      running: z.int().min(0).max(10_000),
      slots: z.int().min(1).max(10_000).optional(),
      started_at: z.iso.datetime(),
    }),
  },
  responses: { 200: heartbeatAnswer },
})

export const executorRoutes = createRouter()
  .openapi(claimRoute, async (c) => {
    const key = keyOf(c.req.valid('json'))
    await requireTicket(c, key)
    const plan = await c.var.db.transaction().execute((tx) => claimAttempt(tx, key, executorInstance(c)))
    return ok(c, assignmentOf(c.var.deps.secrets, plan))
  })
  .openapi(outputRoute, async (c) => {
    const { claim, chunks, ...ref } = c.req.valid('json')
    const key = keyOf(ref)
    await requireTicket(c, key)
    const decoded = chunks.map((chunk) => ({ ...chunk, content: Buffer.from(chunk.content, 'base64') }))
    const position = await systemTransaction(c.var.db, { traceId: c.var.traceId }, (tx) =>
      appendOutput(tx, { ...key, claim }, decoded),
    )
    return ok(c, { position })
  })
  .openapi(heartbeatRoute, async (c) => {
    const drain = await reportExecutor(c.var.db, { ...c.req.valid('json'), instance: executorInstance(c) })
    return ok(c, { drain })
  })

function keyOf({ run_id, scheduled_at, attempt }: z.infer<typeof attemptBody>) {
  return { runId: run_id, scheduledAt: scheduled_at, attempt }
}

/** What cannot be run is told as such: the executor ends the attempt with the reason instead of asking again. */
function assignmentOf(secrets: SecretBox, sealed: AttemptPlan): z.infer<typeof claimAnswer> {
  try {
    const plan = openPlan(secrets, sealed)
    const config = renderScriptConfig(plan)
    const { job_type, timeout, timezone } = plan.definition
    if (job_type === 'flow' || !isScript(job_type)) throw attemptOver()
    return {
      claim: plan.claim,
      job_type,
      config,
      secrets: secretWordsOf(plan),
      timeout,
      timezone,
      ...(plan.shardTotal && { shard_index: plan.shardIndex, shard_total: plan.shardTotal }),
      traceparent: traceparentOf(plan.traceId),
      idempotency_key: runIdempotencyKey(plan.runId),
    }
  } catch (error) {
    if (error instanceof DomainError) return { refusal: error.text }
    throw error
  }
}
