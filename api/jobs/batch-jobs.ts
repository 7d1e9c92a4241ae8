import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { listJobIds, listJobNames, setJobTags } from '../../db/jobs/batch-queries.ts'
import { getJob, type JobFilter, lockJob, missingJob } from '../../db/jobs/job-queries.ts'
import { addOutboxLine } from '../../db/outbox/outbox-queries.ts'
import { withSavepoint } from '../../db/savepoint.ts'
import type { AuditAction } from '../../domain/audit/audit-action.ts'
import { conflict, DomainError, invalid } from '../../domain/errors.ts'
import type { PermissionCode } from '../../domain/iam/permission-catalogue.ts'
import { type BatchAction, type BatchOutcome, largestBatch } from '../../domain/jobs/batch.ts'
import { freezeJob } from '../../domain/jobs/job.ts'
import { sealedParams } from '../../domain/jobs/sealed-params.ts'
import { type Language, type Text, text } from '../../domain/text.ts'
import { auditEach } from '../audit/audit-each.ts'
import type { ApiEnv } from '../context.ts'
import { scheduleLine } from './job-record.ts'
import { pauseRunningJob, resumePausedJob } from './pause-job.ts'
import { removeJob } from './remove-job.ts'
import { openRun } from './start-run.ts'

export type BatchOrder = {
  action: BatchAction
  tag?: string | undefined
  ids?: number[] | undefined
  filter?: JobFilter | undefined
  /** How many jobs the filter found for whoever asks. */
  expected?: number | undefined
}
export type BatchItem = { id: number; name: string | null; outcome: BatchOutcome; run_id?: number; reason?: string }

/** So many jobs are changed in one transaction. */
const jobsAtOnce = 50

/** Does the same to each job, and says of each what came of it: one that is refused keeps no other from its turn. */
export async function batchJobs(c: Context<ApiEnv>, order: BatchOrder): Promise<BatchItem[]> {
  const act = acts[order.action]
  refuseWithout(c, act.permission)
  const ids = await c.var.write((tx) => idsOf(c, tx, order))
  const items: BatchItem[] = []
  for (let start = 0; start < ids.length; start += jobsAtOnce) {
    const chunk = ids.slice(start, start + jobsAtOnce)
    items.push(...(await c.var.write((tx) => changeChunk(c, tx, { ids: chunk, order }))))
  }
  return items
}

type Done = { outcome: Exclude<BatchOutcome, 'refused'>; run_id?: number }
type Act = {
  permission: PermissionCode
  audit: AuditAction
  change: (c: Context<ApiEnv>, tx: Tx, job: { id: number; tag: string }) => Promise<Done>
}

const acts: Record<BatchAction, Act> = {
  enable: {
    permission: 'job:write',
    audit: 'update',
    async change({ var: { traceId } }, tx, { id }) {
      const before = await requireJob(tx, id)
      if (before.status === 'enabled') return unchanged
      await resumePausedJob(tx, id, traceId)
      await addOutboxLine(tx, scheduleLine(id, traceId))
      return done
    },
  },
  disable: {
    permission: 'job:write',
    audit: 'update',
    async change({ var: { traceId } }, tx, { id }) {
      const before = await requireJob(tx, id)
      if (before.status === 'disabled') return unchanged
      await pauseRunningJob(tx, id, traceId)
      await addOutboxLine(tx, scheduleLine(id, traceId))
      return done
    },
  },
  run: {
    permission: 'job:trigger',
    audit: 'execute',
    async change(c, tx, { id }) {
      const job = await getJob(tx, id)
      const { runId } = await openRun(c, tx, {
        jobId: id,
        definition: freezeJob(job),
        params: sealedParams(c.var.deps.secrets, { job, given: {} }),
        trigger: 'manual',
        scheduledAt: new Date(),
        departmentId: job.department_id,
      })
      return { ...done, run_id: runId }
    },
  },
  add_tag: {
    permission: 'job:write',
    audit: 'update',
    async change(_, tx, { id, tag }) {
      const { tags } = await requireJob(tx, id)
      if (tags.includes(tag)) return unchanged
      if (tags.length >= mostTags) throw conflict(tooManyTags)
      await setJobTags(tx, id, [...tags, tag])
      return done
    },
  },
  remove_tag: {
    permission: 'job:write',
    audit: 'update',
    async change(_, tx, { id, tag }) {
      const { tags } = await requireJob(tx, id)
      if (!tags.includes(tag)) return unchanged
      await setJobTags(
        tx,
        id,
        tags.filter((other) => other !== tag),
      )
      return done
    },
  },
  delete: {
    permission: 'job:delete',
    audit: 'delete',
    async change({ var: { traceId } }, tx, { id }) {
      await removeJob(tx, id, traceId)
      return done
    },
  },
}

const done: Done = { outcome: 'done' }
const unchanged: Done = { outcome: 'unchanged' }
const mostTags = 20
const tooManyTags = text(`任务最多 ${mostTags} 个标签`, `A job has at most ${mostTags} tags`)

async function changeChunk(
  c: Context<ApiEnv>,
  tx: Tx,
  { ids, order }: { ids: number[]; order: BatchOrder },
): Promise<BatchItem[]> {
  const { permission: _, audit, change } = acts[order.action]
  const names = await listJobNames(tx, c.var.caller.viewer, ids)
  const items: BatchItem[] = []
  for (const id of ids) {
    const name = names.get(id) ?? null
    try {
      if (name === null) throw missingJob()
      const result = await withSavepoint(tx, () => change(c, tx, { id, tag: order.tag ?? '' }))
      items.push({ id, name, ...result })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      items.push({ id, name, outcome: 'refused', reason: reasonOf(error, c.var.language) })
    }
  }
  const changed = items.filter(({ outcome }) => outcome === 'done').map(({ id }) => id)
  await auditEach(c, tx, { ids: changed, action: audit, about: { action: order.action, tag: order.tag } })
  return items
}

/** In one order everywhere, so that two batches never wait for each other in a circle. */
async function idsOf(c: Context<ApiEnv>, tx: Tx, { ids, filter, expected }: BatchOrder): Promise<number[]> {
  if (ids) return [...new Set(ids)].sort((a, b) => a - b)
  const found = await listJobIds(tx, c.var.caller.viewer, filter ?? {}, largestBatch + 1)
  if (found.length > largestBatch) {
    const most = `${largestBatch}`
    throw invalid(
      'filter',
      text(`一次最多处理 ${most} 个任务，请缩小筛选范围`, `At most ${most} jobs at once: narrow the filter`),
    )
  }
  if (expected !== undefined && expected !== found.length) throw conflict(foundOthers(found.length))
  return found
}

const foundOthers = (count: number): Text =>
  text(
    `符合条件的任务现在是 ${count} 个，与你看到的不同；什么都没有改，请确认后重试`,
    `${count} jobs match by now, which is not what you saw; nothing was changed, look again`,
  )

async function requireJob(tx: Tx, id: number) {
  const job = await lockJob(tx, id)
  if (!job) throw missingJob()
  return job
}

function refuseWithout(c: Context<ApiEnv>, permission: PermissionCode): void {
  if (c.var.caller.permissions.has(permission)) return
  throw new DomainError('forbidden', text(`需要 ${permission} 权限`, `This needs the permission ${permission}`))
}

function reasonOf({ text: message, extras }: DomainError, language: Language): string {
  const [first] = extras.fields ?? []
  return first ? `${first.field}: ${first.message[language]}` : message[language]
}
