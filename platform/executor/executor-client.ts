import { z } from 'zod'
import { scriptConfig } from '../../domain/jobs/kinds.ts'
import type { Text } from '../../domain/text.ts'
import type { SentChunk } from './output-sender.ts'

type AttemptRef = { runId: number; scheduledAt: string; attempt: number }
export type AttemptPass = AttemptRef & { ticket: string }

/** What an executor is to run, with every placeholder filled in; or why it cannot be run, in both languages. */
const assignment = z.object({
  claim: z.int(),
  job_type: z.enum(['shell', 'python']),
  config: scriptConfig,
  /** What must not be seen in output and result, the longest first. */
  secrets: z.array(z.string()),
  timeout: z.int(),
  timezone: z.string(),
  traceparent: z.string(),
  idempotency_key: z.string(),
  shard_index: z.int().optional(),
  shard_total: z.int().optional(),
})
export const claimAnswer = z.union([assignment, z.object({ refusal: z.object({ zh: z.string(), en: z.string() }) })])
export type ScriptAssignment = z.infer<typeof assignment>

export type ExecutorState = {
  group: string
  host: string
  status: 'live' | 'draining' | 'gone'
  running: number
  slots: number
  started_at: string
}

/** `drain`: take no new work until told otherwise. */
export const heartbeatAnswer = z.object({ drain: z.boolean() })

/** The api will not have it, however often it is asked: 409 when the attempt has ended or is somebody else's. */
export class ExecutorRefusal extends Error {
  override readonly name = 'ExecutorRefusal'
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export type ExecutorClient = {
  claim(pass: AttemptPass): Promise<ScriptAssignment | { refusal: Text }>
  append(pass: AttemptPass, claim: number, chunks: SentChunk[], signal: AbortSignal): Promise<void>
  report(state: ExecutorState): Promise<z.infer<typeof heartbeatAnswer>>
}

const callTimeoutMs = 10_000
const envelope = z.object({ data: z.unknown() })
const refusal = z.object({ message: z.string() })

/** An executor's only way to the platform. Throws `ExecutorRefusal` where trying again cannot help. */
export function createExecutorClient(options: { apiUrl: string; token: string; instance: string }): ExecutorClient {
  const base = `${options.apiUrl.replace(/\/$/, '')}/api/v1/executor`
  return {
    async claim(pass) {
      return claimAnswer.parse(await post('/attempts/claim', refOf(pass), { ticket: pass.ticket }))
    },
    async append(pass, claim, chunks, signal) {
      const sent = chunks.map(({ content, ...chunk }) => ({ ...chunk, content: content.toString('base64') }))
      await post('/attempts/output', { ...refOf(pass), claim, chunks: sent }, { ticket: pass.ticket, signal })
    },
    async report(state) {
      return heartbeatAnswer.parse(await post('/heartbeat', state, {}))
    },
  }

  async function post(
    path: string,
    body: unknown,
    { ticket, signal }: { ticket?: string; signal?: AbortSignal },
  ): Promise<unknown> {
    const limit = AbortSignal.timeout(callTimeoutMs)
    const response = await fetch(base + path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Accept-Language': 'en',
        Authorization: `Executor ${options.token}`,
        'X-OPS-Executor': options.instance,
        ...(ticket !== undefined && { 'X-OPS-Ticket': ticket }),
      },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: signal ? AbortSignal.any([limit, signal]) : limit,
    })
    const answer: unknown = await response.json().catch(() => undefined)
    if (response.ok) return envelope.parse(answer).data
    const { data } = refusal.safeParse(answer)
    const message = data?.message ?? `The api answered ${response.status}`
    if (response.status < 500 && response.status !== 429 && response.status !== 408)
      throw new ExecutorRefusal(response.status, message)
    throw new Error(message)
  }
}

function refOf({ runId, scheduledAt, attempt }: AttemptRef) {
  return { run_id: runId, scheduled_at: scheduledAt, attempt }
}
