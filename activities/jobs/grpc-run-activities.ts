import type { AttemptPlan } from '../../db/jobs/attempt-queries.ts'
import { type AttemptOutcome, maxResultBytes, runIdempotencyKey } from '../../domain/jobs/attempt.ts'
import { keptResult, storableResult } from '../../domain/jobs/result-rules.ts'
import type { GrpcConfig } from '../../domain/jobs/rpc-kind.ts'
import { grpcPlace, refuseFaultyRpc } from '../../domain/jobs/rpc-rules.ts'
import { renderRpcConfig } from '../../domain/jobs/run-config.ts'
import type { Hide } from '../../domain/jobs/secret-words.ts'
import type { AddressGate } from '../../platform/egress/address-gate.ts'
import { EgressFailure } from '../../platform/egress/egress-failure.ts'
import { callGrpc, type GrpcCall } from '../../platform/grpc/call-grpc.ts'
import { GrpcFailure } from '../../platform/grpc/grpc-failure.ts'
import { traceparentOf } from '../../platform/traceparent.ts'
import { type AttemptLife, activityLife } from './activity-life.ts'
import { type AttemptDeps, performAttempt, type WorkerAttempt } from './worker-attempt.ts'

export type GrpcRunActivities = ReturnType<typeof createGrpcRunActivities>

const shownReplyChars = 4000

export function createGrpcRunActivities({ gate, ...deps }: AttemptDeps & { gate: AddressGate }) {
  return {
    runGrpcJob(attempt: WorkerAttempt, life: AttemptLife = activityLife()): Promise<AttemptOutcome> {
      return performAttempt<Omit<GrpcCall, 'signal'>>(deps, attempt, life, {
        prepare: callOf,
        opening: ({ host, port, service, method, tls, descriptor }) => {
          const facts = [
            `→ ${service}/${method}`,
            `${host}:${port}`,
            tls ? 'TLS' : 'plain',
            descriptor ? 'descriptor' : 'reflection',
          ]
          return `${facts.join(' · ')}\n`
        },
        async run(call, { signal, hide }) {
          const startedAt = performance.now()
          const reply = await callGrpc({ ...call, signal }, gate)
          return judge(reply, Math.round(performance.now() - startedAt), hide)
        },
        outcomeOf,
      })
    },
  }
}

function callOf(plan: AttemptPlan): Omit<GrpcCall, 'signal'> {
  const config = renderRpcConfig(plan)
  refuseFaultyRpc(config)
  const { metadata, target, protocol, ...call } = config as GrpcConfig
  const { host = '', port = 0 } = grpcPlace(target) ?? {}
  return {
    ...call,
    ...{ host, port },
    metadata: {
      'idempotency-key': runIdempotencyKey(plan.runId),
      ...lowerNames(metadata),
      traceparent: traceparentOf(plan.traceId),
    },
    timeoutMs: plan.definition.timeout * 1000,
  }
}

function lowerNames(metadata: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name.toLowerCase(), value]))
}

function judge(reply: unknown, ms: number, hide: Hide): { outcome: AttemptOutcome; lines: string } {
  const shown = hide(JSON.stringify(reply, null, 2))
  const excerpt = shown.length > shownReplyChars ? `${shown.slice(0, shownReplyChars)}\n…` : shown
  const lines = `← OK · ${ms} ms\n${excerpt}\n`
  const read = storableResult(reply)
  if ('fault' in read) return { outcome: { status: 'failed', errorMsg: read.fault, retryable: false }, lines }
  const result = keptResult(read.value)
  const note = result === undefined ? `… the reply is longer than ${maxResultBytes / 1024} KB and is not kept\n` : ''
  return { outcome: { status: 'success', result: result ?? null, retryable: false }, lines: lines + note }
}

function outcomeOf(error: unknown): AttemptOutcome {
  if (error instanceof EgressFailure) return { status: 'failed', errorMsg: error.text, retryable: true }
  if (!(error instanceof GrpcFailure)) throw error
  const { isTimeout, retryable } = error
  return { status: isTimeout ? 'timeout' : 'failed', errorMsg: error.text, retryable }
}
