import { beginTry, type CallbackOfRequest } from '../../../db/approvals/callback-queries.ts'
import { findStarter, listStartableTargets } from '../../../db/approvals/starter-queries.ts'
import type { Tx } from '../../../db/database.ts'
import { type ArmedJob, findJob } from '../../../db/jobs/job-queries.ts'
import { findRunByKey, getRunOrigin, type RunState } from '../../../db/jobs/run-queries.ts'
import { isHalted } from '../../../db/jobs/scheduler-queries.ts'
import type { CallbackConfig } from '../../../domain/approvals/callback-config.ts'
import { DomainError, notFound } from '../../../domain/errors.ts'
import { freezeJob } from '../../../domain/jobs/job.ts'
import { isEnded } from '../../../domain/jobs/job-status.ts'
import { sealedParams } from '../../../domain/jobs/sealed-params.ts'
import { type Text, text } from '../../../domain/text.ts'
import type { CallbackStep } from '../../../workflows/approvals/messages.ts'
import { openRun } from '../../jobs/open-run.ts'
import type { CallbackDeps } from './callback-activities.ts'
import { end } from './end.ts'
import { fillIn } from './fill-in.ts'

type Action = Extract<CallbackConfig, { type: 'job' | 'flow' }>
type Asked = { held: CallbackOfRequest; action: Action }

/** While the breaker is on, nothing begins; it is looked at this often. */
const haltedMs = 60_000

/**
 * Starts a job or a flow on the word of whoever published the definition, and waits for its end where it is told to. Its run is
 * made in the transaction that notes it, so that no try makes a second one while the first goes on or has ended well.
 */
export async function startTarget({ secrets }: CallbackDeps, tx: Tx, { held, action }: Asked): Promise<CallbackStep> {
  const run = await runOf(tx, held)
  if (run && !isEnded(run.status)) return { state: 'open' }
  if (run?.status === 'success') return end(tx, held, { status: 'success', result: resultOf(run) })
  if (held.status === 'running') return end(tx, held, { status: 'failed', why: runFailed(held, run) })
  if (await isHalted(tx)) return { state: 'open', wakeInMs: haltedMs }
  const target = await findTarget(tx, { held, action })
  const key = await openRun(tx, {
    jobId: target.id,
    definition: freezeJob(target),
    params: sealedParams(secrets, { job: target, ...(await givenTo(tx, { held, action, run })) }),
    departmentId: target.department_id,
    ...{ trigger: 'callback', scheduledAt: held.now, traceId: held.request.trace_id, triggeredBy: held.publisher },
  })
  await beginTry(tx, held.id, { run: key })
  if (action.config.wait ?? held.token > 0) return { state: 'open' }
  return end(tx, held, { status: 'success', result: { run_id: key.runId } })
}

/** What it is started with is kept by its runs alone, its secrets sealed: what the first was given, the next is given again. */
async function givenTo(
  tx: Tx,
  { held, action, run }: Asked & { run: RunState | undefined },
): Promise<Pick<Parameters<typeof sealedParams>[1], 'given' | 'before'>> {
  if (!run) return { given: await fillIn(held, action.config.params) }
  const { definition, params, job_id: id } = await getRunOrigin(tx, run.id)
  return { given: undefined, before: { job: { ...definition, id }, params } }
}

async function runOf(tx: Tx, { run_id, run_scheduled_at }: CallbackOfRequest): Promise<RunState | undefined> {
  if (run_id === null || run_scheduled_at === null) return undefined
  return findRunByKey(tx, { runId: run_id, scheduledAt: run_scheduled_at.toISOString() })
}

/** As it is by now, if whoever published the definition may still start it. */
async function findTarget(tx: Tx, { held, action }: Asked): Promise<ArmedJob> {
  const { type } = action
  const id = action.type === 'job' ? action.config.job_id : action.config.flow_id
  const starter = held.publisher === null ? undefined : await findStarter(tx, held.publisher)
  const startable = starter && (await listStartableTargets(tx, starter, { type, ids: [id] }))
  if (!startable?.has(id)) throw new DomainError('forbidden', type === 'job' ? noJob : noFlow)
  const target = await findJob(tx, id)
  if (!target) throw notFound('任务', 'job')
  return target
}

function resultOf({ id, status }: RunState): Record<string, unknown> {
  return { run_id: id, status }
}

function runFailed({ run_id }: CallbackOfRequest, run: RunState | undefined): Text {
  if (!run) return text(`运行 #${run_id} 的记录已不存在`, `The record of run #${run_id} is gone`)
  return text(`运行 #${run_id} 没有成功（${run.status}）`, `Run #${run_id} did not succeed (${run.status})`)
}

const noJob = text(
  '任务不存在，或发布流程的人已无权运行它',
  'The job is gone, or whoever published the definition may not run it any more',
)
const noFlow = text(
  '流程不存在、没有发布，或发布审批的人已无权运行它',
  'The flow is gone or not published, or whoever published the definition may not run it any more',
)
