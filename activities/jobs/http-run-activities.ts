import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { Context } from '@temporalio/activity'
import type { Db, Tx } from '../../db/database.ts'
import { type AttemptKey, type AttemptPlan, claimAttempt } from '../../db/jobs/attempt-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import { type AttemptOutcome, runIdempotencyKey } from '../../domain/jobs/attempt.ts'
import { shownUrl } from '../../domain/jobs/http-rules.ts'
import type { HttpConfig } from '../../domain/jobs/kinds.ts'
import { openPlan } from '../../domain/jobs/open-plan.ts'
import { renderHttpConfig } from '../../domain/jobs/run-config.ts'
import { listSecrets } from '../../domain/jobs/secret-paths.ts'
import { createHide, type Hide, secretWordsOf } from '../../domain/jobs/secret-words.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import type { Egress, EgressRequest, EgressResponse } from '../../platform/egress/egress.ts'
import { EgressFailure } from '../../platform/egress/egress-failure.ts'
import { stopFailure, whileBeating } from './activity-life.ts'
import { judgeAnswer, type ReadAnswer, readAnswer } from './http-answer.ts'
import { createRunLines, type RunLines } from './run-lines.ts'
import { type OnFailed, settleRun } from './settle-run.ts'

export type HttpRunActivities = ReturnType<typeof createHttpRunActivities>

/** `isLast`: no retry follows. */
type HttpAttempt = AttemptKey & { isLast?: boolean }
type Begun = { prepared: Prepared | DomainError; lines: RunLines }

const shownBodyChars = 4000

export function createHttpRunActivities({
  db,
  secrets,
  egress,
  onFailed,
  executor = hostname(),
}: {
  db: Db
  secrets: SecretBox
  egress: Egress
  onFailed: OnFailed
  executor?: string
}) {
  return {
    async runHttpJob(attempt: HttpAttempt): Promise<AttemptOutcome> {
      const begun = await db.transaction().execute((tx) => begin(tx, attempt))
      return { ...(await whileBeating(() => run(attempt, begun))), executor }
    },
  }

  async function begin(tx: Tx, attempt: AttemptKey): Promise<Begun> {
    const plan = await claimAttempt(tx, attempt, executor)
    const prepared = prepare(secrets, plan)
    const lines = createRunLines({ ...attempt, claim: plan.claim })
    const again = plan.claim > 1 ? takenUpAgain(plan.claim) : ''
    if (!(prepared instanceof DomainError)) await lines(tx, again + prepared.hide(requestLine(prepared.request)))
    return { prepared, lines }
  }

  async function run(attempt: HttpAttempt, { prepared, lines }: Begun): Promise<AttemptOutcome> {
    if (prepared instanceof DomainError) {
      return end(attempt, lines, { status: 'failed', errorMsg: prepared.text, retryable: false })
    }
    const { config, request, hide } = prepared
    try {
      const response = await egress.request({ ...request, signal: Context.current().cancellationSignal })
      const answer = readAnswer(response)
      const outcome = await judgeAnswer(answer, config)
      return await end(attempt, lines, hidden(outcome, hide), answerLines(response, answer, hide))
    } catch (error) {
      if (error instanceof EgressFailure && error.kind === 'cancelled') {
        await db.transaction().execute((tx) => lines(tx, '■ stopped\n'))
        throw stopFailure()
      }
      return end(attempt, lines, hidden(outcomeOf(error), hide))
    }
  }

  /** The last lines of an attempt and, when no other follows, the end of its run are written together. */
  async function end(
    attempt: HttpAttempt,
    lines: RunLines,
    outcome: AttemptOutcome,
    answered = '',
  ): Promise<AttemptOutcome> {
    const isOver = outcome.status === 'success' || !outcome.retryable || attempt.isLast === true
    return db.transaction().execute(async (tx) => {
      await lines(tx, answered + (outcome.errorMsg ? `✗ ${outcome.errorMsg.en}\n` : ''))
      return isOver ? { ...outcome, ended: await settleRun(tx, attempt, outcome, onFailed) } : outcome
    })
  }
}

function takenUpAgain(claim: number): string {
  return `▸ taken up again (${claim}): the worker before did not finish this attempt\n`
}

type Prepared = { config: HttpConfig; request: EgressRequest; hide: Hide }

function prepare(secrets: SecretBox, sealed: AttemptPlan): Prepared | DomainError {
  try {
    const plan = openPlan(secrets, sealed)
    const config = renderHttpConfig(plan)
    return { config, request: requestOf(config, plan), hide: createHide(secretWordsOf(plan, config)) }
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
}

function requestOf(config: HttpConfig, plan: AttemptPlan): EgressRequest {
  const { method, url, query, headers, body } = config
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
      traceparent: `00-${plan.traceId}-${randomBytes(8).toString('hex')}-01`,
    },
    secretHeaders: listSecrets('http', config).flatMap(({ map, name }) => (map === 'headers' ? [name] : [])),
    body: body === undefined || isPlain ? body : JSON.stringify(body),
    timeoutMs: plan.definition.timeout * 1000,
  }
}

/** A refusal stands however often it is tried; everything else that comes from outside may be better the next time. */
function outcomeOf(error: unknown): AttemptOutcome {
  const isRefusal = error instanceof DomainError && (error.code === 'egress_refused' || error.code === 'validation')
  if (!isRefusal && !(error instanceof EgressFailure)) throw error
  const errorMsg = isRefusal ? (error.extras.fields?.[0]?.message ?? error.text) : error.text
  const isTimeout = error instanceof EgressFailure && error.kind === 'timeout'
  return { status: isTimeout ? 'timeout' : 'failed', errorMsg, retryable: !isRefusal }
}

function requestLine({ method, url, body }: EgressRequest): string {
  const size = body === undefined ? '' : ` · ${sizeOf(Buffer.byteLength(body))}`
  return `→ ${method} ${shownUrl(url)}${size}\n`
}

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
  return `${hide(facts.filter(Boolean).join(' · '))}\n${excerpt}`
}

/** Some services answer with what they were sent, and an expectation may hold a secret parameter. */
function hidden({ result, errorMsg, ...outcome }: AttemptOutcome, hide: Hide): AttemptOutcome {
  return {
    ...outcome,
    ...(errorMsg && { errorMsg: hide.both(errorMsg) }),
    result: hide.deep(result),
  }
}

function sizeOf(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KB`
}
