import type { DeadlineReason } from '../../domain/jobs/deadline-rules.ts'
import type { JobAlert } from '../../domain/jobs/job.ts'
import { type Text, text } from '../../domain/text.ts'
import { systemTransaction } from '../audit/system-transaction.ts'
import { databaseNow } from '../clock.ts'
import type { Db, Tx } from '../database.ts'
import { openAlert, recoverAlert } from './alert-queries.ts'
import { type ArmedJob, listWatchedJobs } from './job-queries.ts'
import { audienceOf, payloadOf, tellAudience } from './job-watch.ts'
import { type LateFire, listLateFires } from './late-fires.ts'
import { localTime } from './run-words.ts'

/** A start or an end that was in time is written a moment later. */
const usualGraceMs = 3000

type WatchedJob = ArmedJob & { alert: JobAlert }

/**
 * Opens an alert for each fire that missed a deadline since the last look, and tells it. It needs no worker, only this
 * database; of several copies that look at the same time, one does. Gives how many alerts it opened.
 */
export async function watchDeadlines(db: Db, { graceMs = usualGraceMs } = {}): Promise<number> {
  return systemTransaction(db, { reason: 'deadlines of jobs' }, async (tx) => {
    const after = await takePosition(tx)
    if (!after) return 0
    const until = new Date((await databaseNow(tx)).getTime() - graceMs)
    if (until <= after) return 0
    let opened = 0
    for (const job of await listWatchedJobs(tx)) {
      for (const [reason, seconds] of deadlinesOf(job)) {
        for (const fire of await listLateFires(tx, job, { reason, seconds, after, until })) {
          if (await raise(tx, job, reason, fire)) opened++
        }
      }
    }
    await tx.updateTable('watch_position').set({ watched_until: until }).where('name', '=', 'deadlines').execute()
    return opened
  })
}

/** Undefined while another copy is looking. */
async function takePosition(tx: Tx): Promise<Date | undefined> {
  const position = await tx
    .selectFrom('watch_position')
    .select('watched_until')
    .where('name', '=', 'deadlines')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return position?.watched_until
}

function deadlinesOf({ alert, start_deadline, finish_deadline }: WatchedJob): [DeadlineReason, number][] {
  const all = [
    ['not_started', start_deadline],
    ['not_finished', finish_deadline],
  ] as const
  return all.flatMap(([reason, seconds]): [DeadlineReason, number][] =>
    seconds !== null && alert.on.includes(reason) ? [[reason, seconds]] : [],
  )
}

async function raise(tx: Tx, job: WatchedJob, reason: DeadlineReason, fire: LateFire): Promise<boolean> {
  const { scheduledAt, deadline, run } = fire
  const told = audienceOf(job.alert, job.created_by)
  const id = await openAlert(tx, { jobId: job.id, reason, runId: run?.id ?? null, scheduledAt, told })
  if (id === undefined) return false
  // It came through in the end, though late: there is nothing left to recover from.
  if (run?.status === 'success') await recoverAlert(tx, id, run.id)
  await tellAudience(tx, told, {
    template: reason === 'not_started' ? 'run.not_started' : 'run.not_finished',
    params: {
      taskName: job.name,
      scheduledTime: localTime(scheduledAt, job.timezone),
      deadline: localTime(deadline, job.timezone),
      state: stateOf(fire, job.timezone),
    },
    batch: `job-alert:${id}`,
    link: pageOf(job, run?.id),
    traceId: run?.trace_id,
    payload: {
      ...payloadOf({ id, jobId: job.id, jobName: job.name, reason, scheduledAt }),
      run_id: run?.id ?? null,
      deadline: deadline.toISOString(),
    },
  })
  return true
}

/** Of the run, if there is one. */
function pageOf({ id, job_type }: WatchedJob, runId: number | undefined): string {
  if (job_type === 'flow') return runId === undefined ? `/flows/${id}` : `/flow-runs/${runId}`
  return runId === undefined ? `/jobs/${id}` : `/runs/${runId}`
}

function stateOf({ run }: LateFire, timezone: string): Text {
  if (!run) return text('至今没有开始，工作进程可能不在运行。', 'Nothing has begun it yet; perhaps no worker is alive.')
  if (run.status === 'waiting') return text('它仍在等待执行。', 'It is still waiting.')
  if (run.status === 'skipped')
    return text('错过了计划时间，不再执行。', 'Its time was missed, and it does not run any more.')
  if (run.status === 'running' && run.start_time) {
    const since = localTime(run.start_time, timezone)
    return text(`它从 ${since} 起仍在运行。`, `It has been running since ${since}.`)
  }
  const end = run.end_time ? localTime(run.end_time, timezone) : ''
  return text(`它在 ${end} 结束。`, `It ended at ${end}.`)
}
