import { hostname } from 'node:os'
import type { Db } from '../../db/database.ts'
import { type AttemptKey, type AttemptPlan, claimAttempt, findAttemptBefore } from '../../db/jobs/attempt-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import type { AttemptOutcome } from '../../domain/jobs/attempt.ts'
import type { RunStatus } from '../../domain/jobs/job-status.ts'
import { openPlan } from '../../domain/jobs/open-plan.ts'
import { createHide, type Hide, secretWordsOf } from '../../domain/jobs/secret-words.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { type AttemptLife, whileBeating } from './activity-life.ts'
import { createRunLines } from './run-lines.ts'
import { type OnSettled, settleRun } from './settle-run.ts'

/** `isLast`: no retry follows. `inHand`: of one that was claimed as it was made, by a process that settles many together. */
export type WorkerAttempt = AttemptKey & { isLast?: boolean; inHand?: InHand }

export type InHand = {
  plan: AttemptPlan
  /** Ends the run with its only lines; gives nothing when it was not his any more, or the lines are long. */
  settle(end: { plan: AttemptPlan; outcome: AttemptOutcome; lines: string }): Promise<RunStatus | undefined>
}

export type AttemptDeps = { db: Db; secrets: SecretBox; onSettled: OnSettled; executor?: string }

/**
 * What a kind makes of an attempt that the worker carries out itself. The plan comes with its secrets in plain; in whatever is
 * said and in the outcome they are hidden. A `DomainError` of any step ends the run for good.
 */
export type AttemptSteps<Prepared> = {
  prepare(plan: AttemptPlan): Prepared | Promise<Prepared>
  /** The line that says what is about to be done. */
  opening(prepared: Prepared): string
  run(prepared: Prepared, doing: Doing): Promise<{ outcome: AttemptOutcome; lines?: string }>
  /** What an error of `run` means; rethrown is what Temporal is to try again. */
  outcomeOf(error: unknown): AttemptOutcome
}
/** `hide` is for what is cut before it is said. */
export type Doing = { signal: AbortSignal; say: (lines: string) => Promise<void>; hide: Hide }

type Ready<Prepared> = { prepared: Prepared; hide: Hide }

/** Claims an attempt, carries it out, writes down what happened and, when no other follows, ends the run. */
export async function performAttempt<Prepared>(
  { executor = hostname(), ...deps }: AttemptDeps,
  attempt: WorkerAttempt,
  life: AttemptLife,
  steps: AttemptSteps<Prepared>,
): Promise<AttemptOutcome> {
  const taken = attempt.inHand?.plan ?? (await takeUp(deps.db, attempt, executor))
  if ('status' in taken) return taken
  return { ...(await carryOut(deps, { attempt, plan: taken }, life, steps)), executor }
}

/** What it is to do; or, when the run has gone on from it already, what it came to: that answer was lost on its way. */
async function takeUp(db: Db, attempt: WorkerAttempt, executor: string): Promise<AttemptPlan | AttemptOutcome> {
  try {
    return await claimAttempt(db, attempt, executor)
  } catch (error) {
    const before = await findAttemptBefore(db, attempt)
    if (!before) throw error
    const { status, errorMsg } = before
    return {
      ...{ status, retryable: true },
      ...(errorMsg && { errorMsg }),
      ...(before.executor !== null && { executor: before.executor }),
    }
  }
}

function carryOut<Prepared>(
  { db, secrets, onSettled }: Omit<AttemptDeps, 'executor'>,
  { attempt, plan }: { attempt: WorkerAttempt; plan: AttemptPlan },
  life: AttemptLife,
  steps: AttemptSteps<Prepared>,
): Promise<AttemptOutcome> {
  const lines = createRunLines(db, { ...attempt, claim: plan.claim })
  return whileBeating(life, async () => perform(await begin()))

  async function begin(): Promise<Ready<Prepared> | DomainError> {
    const ready = await refusable(async () => {
      const opened = openPlan(secrets, plan)
      return { prepared: await steps.prepare(opened), hide: createHide(secretWordsOf(opened)) }
    })
    const again = plan.claim > 1 ? takenUpAgain(plan.claim) : ''
    if (!(ready instanceof DomainError)) lines.announce(again + ready.hide(steps.opening(ready.prepared)))
    return ready
  }

  async function perform(ready: Ready<Prepared> | DomainError): Promise<AttemptOutcome> {
    if (ready instanceof DomainError) return end({ outcome: refusedOutcome(ready) })
    const { prepared, hide } = ready
    const { signal } = life
    const say = (content: string) => lines.write(hide(content))
    const done = await steps.run(prepared, { signal, say, hide }).catch(async (error: unknown) => {
      if (signal.aborted) {
        await say('■ stopped\n')
        throw life.stopped()
      }
      return { outcome: error instanceof DomainError ? refusedOutcome(error) : steps.outcomeOf(error), lines: '' }
    })
    return end({ outcome: hiddenOutcome(done.outcome, hide), lines: hide(done.lines ?? '') })
  }

  /** The last lines of an attempt and, when no other follows, the end of its run are written together. */
  function end({
    outcome,
    lines: answered = '',
  }: {
    outcome: AttemptOutcome
    lines?: string
  }): Promise<AttemptOutcome> {
    const isOver = outcome.status === 'success' || !outcome.retryable || attempt.isLast === true
    const reason = outcome.errorMsg ? `✗ ${outcome.errorMsg.en}\n` : ''
    return lines.finish(
      answered + reason,
      async (tx) => (isOver ? { ...outcome, ended: await settleRun(tx, attempt, outcome, onSettled) } : outcome),
      async (only) => {
        const ended = isOver ? await attempt.inHand?.settle({ plan, outcome, lines: only }) : undefined
        return ended && { ...outcome, ended }
      },
    )
  }
}

function takenUpAgain(claim: number): string {
  return `▸ taken up again (${claim}): the worker before did not finish this attempt\n`
}

async function refusable<T>(step: () => T | Promise<T>): Promise<T | DomainError> {
  try {
    return await step()
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
}

/** A refusal ends a run for good. */
export function refusedOutcome(error: DomainError): AttemptOutcome {
  return { status: 'failed', errorMsg: error.extras.fields?.[0]?.message ?? error.text, retryable: false }
}

/** Some services answer with what they were sent, and an expectation may hold a secret parameter. */
function hiddenOutcome({ result, errorMsg, ...outcome }: AttemptOutcome, hide: Hide): AttemptOutcome {
  return { ...outcome, ...(errorMsg && { errorMsg: hide.both(errorMsg) }), result: hide.deep(result) }
}
