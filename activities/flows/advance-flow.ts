import { setTimeout as wait } from 'node:timers/promises'
import { systemTransaction } from '../../db/audit/system-transaction.ts'
import type { Db } from '../../db/database.ts'
import { beginStep, type HeldRun, StaleStep, stopFlowRun } from '../../db/flows/flow-step.ts'
import { findRunByKey, type RunKey } from '../../db/jobs/run-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import { hasNodeEnded } from '../../domain/flows/node-status.ts'
import type { RunStatus } from '../../domain/jobs/job-status.ts'
import { openPlan } from '../../domain/jobs/open-plan.ts'
import { renderParams } from '../../domain/jobs/placeholder-rules.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { text } from '../../domain/text.ts'
import type { InlineAttempts } from '../jobs/inline-attempts.ts'
import { type OnSettled, settleRun } from '../jobs/settle-run.ts'
import { refusedOutcome } from '../jobs/worker-attempt.ts'
import { decideNodes } from './decide-nodes.ts'
import { endNodes } from './end-nodes.ts'
import { createFlight, type Flight } from './flight.ts'
import type { FlowPlans } from './flow-plans.ts'
import { type FlowWalk, factsOf, listUnits, openWalk } from './flow-walk.ts'
import { handOver } from './hand-over.ts'
import { landAlone } from './land-alone.ts'
import { nextTurns } from './next-turns.ts'
import type { SettleTogether } from './settle-together.ts'
import { readyStarts } from './start-nodes.ts'
import { stopNodes } from './stop-nodes.ts'
import { writeStep } from './write-step.ts'

export type FlowDeps = {
  db: Db
  secrets: SecretBox
  onSettled: OnSettled
  plans: FlowPlans
  runInline: InlineAttempts['runInline']
  settleTogether: SettleTogether
  /** Names this process as who carries runs out. */
  executor: string
  /** Runs that steps of this process carry out right now. */
  inHand: Set<number>
}

/** `again`: there is more to do right away. `wakeInMs`: when something falls due. Else it waits to be told. */
export type FlowStep = { state: 'ended'; status: RunStatus } | { state: 'open'; again?: true; wakeInMs?: number }

/** After so long a step begins nothing more, and ends when what it has in hand is answered or handed over. */
const stepMs = 2500
/** Ends that come close together are written together. */
const gatherMs = 5
/** What a step has under way that lost the run is looked for so often, in case nobody could tell of it. */
const lookAgainMs = 5000

/**
 * Takes a run as far as it goes without waiting for somebody: decides nodes, starts them, carries out those that are short,
 * and goes on with what they came to. Everything stands in rows, so that any other step can go on from there.
 */
export async function advanceFlow(deps: FlowDeps, key: RunKey): Promise<FlowStep> {
  const run = await systemTransaction(deps.db, {}, (tx) => takeRun(tx, key))
  if (!run) return { state: 'ended', status: (await findRunByKey(deps.db, key))?.status ?? 'cancelled' }
  try {
    return await walkOn(deps, await openRun(deps, run))
  } catch (error) {
    if (error instanceof StaleStep) return { state: 'open', again: true }
    if (error instanceof DomainError) return refused(deps, key, error)
    throw error
  }

  async function takeRun(tx: Parameters<typeof beginStep>[0], of: RunKey): Promise<HeldRun | undefined> {
    const held = await beginStep(tx, of)
    const isLate = held?.stop === null && held.due_at !== null && held.due_at <= held.now
    if (!isLate) return held
    await stopFlowRun(tx, of, { stop: 'timeout', why: tookTooLong })
    return beginStep(tx, of)
  }
}

async function openRun({ db, plans, secrets }: FlowDeps, run: HeldRun): Promise<FlowWalk> {
  const { definition, params: given } = run
  const params = renderParams(openPlan(secrets, { ...factsOf(run), definition, params: given }))
  return openWalk(db, { run, plan: await plans.get(run.flow_id, run.flow_version), params })
}

async function walkOn(deps: FlowDeps, walk: FlowWalk): Promise<FlowStep> {
  const flight = createFlight(deps)
  try {
    return await walkWith(deps, walk, flight)
  } catch (error) {
    // If that fails, the run finds out when it looks again.
    void landAlone(deps, walk, flight).catch(() => {})
    throw error
  }
}

async function walkWith(deps: FlowDeps, walk: FlowWalk, flight: Flight): Promise<FlowStep> {
  const { db } = deps
  const begun = Date.now()
  const { left, elsewhere } = leftBehind(deps, walk)
  if (!walk.run.stop) await handOver(deps, walk, left)
  for (;;) {
    if (walk.run.stop) stopNodes(walk)
    await endNodes(db, walk)
    const ready = walk.run.stop ? [] : await decideNodes(db, walk)
    const hasTime = Date.now() - begun < stepMs
    const { turns, isMore } = nextTurns(walk, ready)
    const starts = hasTime ? await readyStarts(deps, walk, turns) : []
    const isOver = [...walk.nodes.values()].every(({ status }) => hasNodeEnded(status))
    const written = await writeStep(deps, walk, { starts, isOver })
    if (written.ended) return { state: 'ended', status: written.ended }
    for (const launch of written.launches) flight.begin(launch)
    // What ended at its start, such as a message that was sent, lets others begin.
    if (written.hasMoved && hasTime) continue
    if (flight.isEmpty())
      return restOf(walk, {
        isMore: isMore || written.hasMoved || (turns.length > 0 && !hasTime),
        isHalted: written.isHalted,
        isElsewhere: elsewhere.length > 0,
      })
    await landSome(deps, walk, flight)
  }
}

async function landSome(deps: FlowDeps, walk: FlowWalk, flight: Flight): Promise<void> {
  await flight.anyLanded()
  if (flight.aloft() > 0) await wait(gatherMs)
  await handOver(deps, walk, flight.land(walk))
}

/** Runs that steps before this one had in hand: those that nobody has now, and those that this process still carries out. */
function leftBehind({ inHand }: FlowDeps, walk: FlowWalk) {
  const open = listUnits(walk)
    .filter(({ status, run_status }) => status === 'running' && (run_status === 'waiting' || run_status === 'running'))
    .filter(({ run_type, run_workflow_id }) => run_type !== 'flow' && run_workflow_id === walk.run.workflow_id)
    .flatMap(({ job_log_id }) => (job_log_id === null ? [] : [{ runId: job_log_id }]))
  const { true: elsewhere = [], false: left = [] } = Object.groupBy(open, ({ runId }) => `${inHand.has(runId)}`)
  return { left, elsewhere }
}

type Rest = { isMore: boolean; isHalted: boolean; isElsewhere: boolean }

function restOf(walk: FlowWalk, { isMore, isHalted, isElsewhere }: Rest): FlowStep {
  if (isMore && !isHalted && !walk.run.paused_at) return { state: 'open', again: true }
  const waiting = listUnits(walk).filter(({ status, job_log_id }) => status === 'running' && job_log_id === null)
  const due = [walk.run.stop ? null : walk.run.due_at, ...waiting.map(({ due_at }) => due_at)].flatMap(
    (at) => at?.getTime() ?? [],
  )
  if (isElsewhere) due.push(walk.now() + lookAgainMs)
  if (due.length === 0) return { state: 'open' }
  return { state: 'open', wakeInMs: Math.max(0, Math.min(...due) - walk.now()) }
}

/** The run cannot be carried out as it stands, such as one whose parameters do not fill in. */
async function refused({ db, onSettled }: FlowDeps, key: RunKey, error: DomainError): Promise<FlowStep> {
  const status = await systemTransaction(db, {}, (tx) => settleRun(tx, key, refusedOutcome(error), onSettled))
  return { state: 'ended', status }
}

const tookTooLong = text('整个流程超过了时间限制', 'The flow took longer than it may')
