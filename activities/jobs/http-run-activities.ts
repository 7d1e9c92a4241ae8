import type { AttemptPlan } from '../../db/jobs/attempt-queries.ts'
import { type AttemptOutcome, runIdempotencyKey } from '../../domain/jobs/attempt.ts'
import { shownUrl } from '../../domain/jobs/http-rules.ts'
import type { HttpConfig } from '../../domain/jobs/kinds.ts'
import { renderHttpConfig } from '../../domain/jobs/run-config.ts'
import { listSecrets } from '../../domain/jobs/secret-paths.ts'
import type { Hide } from '../../domain/jobs/secret-words.ts'
import type { Egress, EgressRequest, EgressResponse } from '../../platform/egress/egress.ts'
import { EgressFailure } from '../../platform/egress/egress-failure.ts'
import { traceparentOf } from '../../platform/traceparent.ts'
import { type AttemptLife, activityLife } from './activity-life.ts'
import { judgeAnswer, type ReadAnswer, readAnswer } from './http-answer.ts'
import { type AttemptDeps, performAttempt, type WorkerAttempt } from './worker-attempt.ts'

export type HttpRunActivities = ReturnType<typeof createHttpRunActivities>

const shownBodyChars = 4000

export function createHttpRunActivities({ egress, ...deps }: AttemptDeps & { egress: Egress }) {
  return {
    runHttpJob(attempt: WorkerAttempt, life: AttemptLife = activityLife()): Promise<AttemptOutcome> {
      return performAttempt<Prepared>(deps, attempt, life, {
        prepare(plan) {
          const config = renderHttpConfig(plan)
          return { config, request: requestOf(config, plan) }
        },
        opening: ({ request }) => requestLine(request),
        async run({ config, request }, { signal, hide }) {
          const response = await egress.request({ ...request, signal })
          const answer = readAnswer(response)
          return {
            outcome: await judgeAnswer(answer, config),
            lines: answerLines(response, answer, hide),
          }
        },
        outcomeOf,
      })
    },
  }
}

type Prepared = { config: HttpConfig; request: EgressRequest }

function requestOf(config: HttpConfig, plan: AttemptPlan): EgressRequest {
  const { method, url, query, headers, body, follow_redirects, max_bytes, tls } = config
  const target = URL.parse(url)
  for (const [name, value] of Object.entries(query)) target?.searchParams.append(name, value)
  const isPlain = typeof body === 'string'
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  return {
    method,
    url: target?.href ?? url,
    headers: {
      ...(body !== undefined && { 'content-type': isPlain ? 'text/plain; charset=utf-8' : 'application/json' }),
      'idempotency-key': runIdempotencyKey(plan.runId),
      ...own,
      traceparent: traceparentOf(plan.traceId),
    },
    secretHeaders: listSecrets('http', config).flatMap(({ map, name }) => (map === 'headers' ? [name] : [])),
    body: body === undefined || isPlain ? body : JSON.stringify(body),
    timeoutMs: plan.definition.timeout * 1000,
    redirect: follow_redirects === false ? 'manual' : 'follow',
    ...(max_bytes !== undefined && { maxBodyBytes: max_bytes }),
    tls,
  }
}

/** Everything that comes from outside may be better the next time. */
function outcomeOf(error: unknown): AttemptOutcome {
  if (!(error instanceof EgressFailure)) throw error
  return { status: error.kind === 'timeout' ? 'timeout' : 'failed', errorMsg: error.text, retryable: true }
}

function requestLine({ method, url, body, tls }: EgressRequest): string {
  const size = body === undefined ? '' : ` · ${sizeOf(Buffer.byteLength(body))}`
  const trust = tls?.verify === false ? ' · certificate not checked' : ''
  return `→ ${method} ${shownUrl(url)}${size}${trust}\n`
}

/** What is left out is cut after secrets are hidden, so that none is cut in two and stays. */
function answerLines(
  { status, headers, body, truncated, finalUrl, timings }: EgressResponse,
  answer: ReadAnswer,
  hide: Hide,
): string {
  const facts = [
    `← ${status}`,
    `${Math.round(timings.totalMs)} ms`,
    `${truncated ? '> ' : ''}${sizeOf(body.length)}`,
    headers['content-type'],
    timings.redirects > 0 && `after ${timings.redirects} redirects from ${shownUrl(finalUrl)}`,
  ]
  const content = answer.content && hide(answer.content)
  const shown = content?.slice(0, shownBodyChars) ?? (body.length > 0 ? '(not text)' : '')
  const isCut = (content?.length ?? 0) > shownBodyChars || truncated
  const excerpt = shown === '' ? '' : `${shown}${isCut ? '\n…' : ''}\n`
  return `${facts.filter(Boolean).join(' · ')}\n${excerpt}`
}

function sizeOf(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KB`
}
