import type { Context } from 'hono'
import { insertBackfill } from '../../db/jobs/backfill-queries.ts'
import { lockJob, missingJob } from '../../db/jobs/job-queries.ts'
import { refuseWhenHalted } from '../../db/jobs/scheduler-queries.ts'
import { addStart, deliverInline } from '../../db/outbox/outbox-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import type { BackfillInput } from '../../domain/jobs/backfill.ts'
import { freezeJob } from '../../domain/jobs/job.ts'
import { sealedParams } from '../../domain/jobs/sealed-params.ts'
import { text } from '../../domain/text.ts'
import type { StartWorkflow } from '../../platform/temporal.ts'
import { type BackfillRequest, backfillWorkflowId, opsQueue } from '../../workflows/jobs/messages.ts'
import type { ApiEnv } from '../context.ts'
import { noteSecretParams } from './audited-secrets.ts'
import { refuseForeignDatasource } from './kind-rules.ts'
import { planBackfill } from './plan-backfill.ts'

/** Writes a backfill with its plan and starts it; with the workflow engine away it begins later. */
export async function startBackfill(
  c: Context<ApiEnv>,
  jobId: number,
  input: BackfillInput,
): Promise<{ id: number; isDeferred: boolean }> {
  const { traceId, caller, db, deps, temporal } = c.var
  const { id, outboxId, start } = await c.var.write(
    async (tx) => {
      // The job first, then the breaker: in that order a fire takes them, too.
      const job = await lockJob(tx, jobId)
      if (!job) throw missingJob()
      noteSecretParams(c, job.params)
      await refuseWhenHalted(tx)
      await refuseForeignDatasource(tx, caller, job)
      const { times, successful } = await planBackfill(tx, job, input)
      const left = times.filter((time) => !successful.has(time))
      if (left.length === 0) throw nothingToRun(times.length)
      const id = await insertBackfill(tx, {
        ...input,
        jobId,
        definition: freezeJob(job),
        params: sealedParams(deps.secrets, { job, given: input.params }),
        times: left,
        traceId,
        createdBy: caller.userId,
        departmentId: job.department_id,
      })
      const start = backfillStart(
        { backfillId: id, concurrency: input.concurrency },
        { jobId, traceId, owner: caller.username },
      )
      const subject = `backfill:${id}`
      return { id, start, outboxId: await addStart(tx, start, { subject, traceId, triedInline: true }) }
    },
    { status: 202, resourceId: jobId },
  )
  return { id, isDeferred: !(await deliverInline(db, outboxId, () => temporal.startWorkflow(start))) }
}

function backfillStart(
  request: BackfillRequest,
  { jobId, traceId, owner }: { jobId: number; traceId: string; owner: string },
): StartWorkflow {
  return {
    workflowType: 'backfillWorkflow',
    workflowId: backfillWorkflowId(request.backfillId),
    taskQueue: opsQueue,
    args: [request],
    memo: { traceId },
    searchAttributes: { OpsKind: 'backfill', OpsSubject: `job:${jobId}`, OpsOwner: owner, OpsTrace: traceId },
  }
}

function nothingToRun(skipped: number): DomainError {
  return new DomainError(
    'validation',
    skipped === 0
      ? text('这个时间范围内没有计划时间', 'The job does not fire within this range')
      : text(
          '这个时间范围内的计划时间都已成功运行过',
          'For every time within this range there is a successful run already',
        ),
  )
}
