import { hostname } from 'node:os'
import type { Tx } from '../../db/database.ts'
import { type AttemptKey, claimAttempt } from '../../db/jobs/attempt-queries.ts'
import { appendChunk, type OutputWriter } from '../../db/jobs/output-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import { type AttemptOutcome, maxResultBytes, runIdempotencyKey } from '../../domain/jobs/attempt.ts'
import { keptResult, storableResult } from '../../domain/jobs/result-rules.ts'
import type { TemporalConfig } from '../../domain/jobs/rpc-kind.ts'
import { refuseFaultyRpc } from '../../domain/jobs/rpc-rules.ts'
import { type RunPlan, renderRpcConfig } from '../../domain/jobs/run-config.ts'
import { text } from '../../domain/text.ts'
import { traceparentOf } from '../../platform/traceparent.ts'
import type { AttemptDeps } from './worker-attempt.ts'

/** What is asked of somebody else's worker. `activityId` is the same over retries and crashes of one run. */
export type ForeignCall = {
  taskQueue: string
  activity: string
  args: unknown[]
  activityId: string
  traceparent?: string
  claim: number
}

export type ForeignAnswer = { result: unknown } | { outcome: AttemptOutcome } | { isStopped: true }

export type ForeignActivities = ReturnType<typeof createForeignActivities>

/** The two ends of an attempt that a worker in any language carries out: the run's workflow itself asks it. */
export function createForeignActivities({ db, executor = hostname() }: Omit<AttemptDeps, 'secrets'>) {
  return {
    /** Takes the attempt up and says what is to be asked, or why nothing can be. */
    async openForeignAttempt(attempt: AttemptKey): Promise<ForeignCall | { refused: AttemptOutcome }> {
      return db
        .transaction()
        .execute(async (tx) => {
          const plan = await claimAttempt(tx, attempt, executor)
          const { task_queue, activity, args } = prepared(plan)
          const content = `→ ${activity} on ${task_queue} · ${args.length} ${args.length === 1 ? 'argument' : 'arguments'}\n`
          await say(tx, { ...attempt, claim: plan.claim }, { sequence: 0, content })
          return {
            taskQueue: task_queue,
            activity,
            args,
            activityId: runIdempotencyKey(plan.runId),
            traceparent: traceparentOf(plan.traceId),
            claim: plan.claim,
          }
        })
        .catch(refusedOutcome)
    },

    /** Writes down how it went and gives it as an outcome. */
    async closeForeignAttempt({
      attempt,
      claim,
      answer,
    }: {
      attempt: AttemptKey
      claim: number
      answer: ForeignAnswer
    }): Promise<AttemptOutcome> {
      const outcome = outcomeOf(answer)
      await db
        .transaction()
        .execute((tx) => say(tx, { ...attempt, claim }, { sequence: 1, content: closingLines(answer, outcome) }))
      return { ...outcome, executor }
    },
  }
}

function say(tx: Tx, writer: OutputWriter, { sequence, content }: { sequence: number; content: string }) {
  return appendChunk(tx, writer, { stream: 'system', sequence, content: Buffer.from(content) })
}

function prepared(plan: RunPlan): TemporalConfig {
  const config = renderRpcConfig(plan)
  refuseFaultyRpc(config)
  if (config.protocol !== 'temporal') throw new Error('another activity is for gRPC')
  return config
}

function refusedOutcome(error: unknown): { refused: AttemptOutcome } {
  const isRefusal = error instanceof DomainError && error.code !== 'conflict'
  if (!isRefusal) throw error
  return { refused: { status: 'failed', errorMsg: error.text, retryable: false } }
}

function outcomeOf(answer: ForeignAnswer): AttemptOutcome {
  if ('outcome' in answer) return answer.outcome
  if ('isStopped' in answer) return { status: 'failed', errorMsg: text('已取消', 'Cancelled'), retryable: false }
  const read = storableResult(answer.result ?? null)
  if ('fault' in read) return { status: 'failed', errorMsg: read.fault, retryable: false }
  return { status: 'success', result: keptResult(read.value) ?? null, retryable: false }
}

function closingLines(answer: ForeignAnswer, { status, errorMsg }: AttemptOutcome): string {
  if ('isStopped' in answer) return '■ stopped\n'
  if (status !== 'success') return errorMsg ? `✗ ${errorMsg.en}\n` : ''
  const isKept = 'result' in answer && keptResult(answer.result) !== undefined
  return isKept ? '← done\n' : `← done\n… the result is longer than ${maxResultBytes / 1024} KB and is not kept\n`
}
