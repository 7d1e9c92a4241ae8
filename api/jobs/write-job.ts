import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { drawJobId, insertJob, type Job, replaceJob } from '../../db/jobs/job-queries.ts'
import type { JobInput } from '../../domain/jobs/job.ts'
import { checkJob } from '../../domain/jobs/job-rules.ts'
import { keepSecrets } from '../../domain/jobs/kept-secrets.ts'
import { sealJob } from '../../domain/jobs/sealed-job.ts'
import type { ApiEnv } from '../context.ts'
import { keepRuled } from '../iam/column-rules.ts'

/** The one way in which a new job is stored: with its secrets sealed. */
export async function createJob(c: Context<ApiEnv>, tx: Tx, input: JobInput): Promise<Job> {
  const { secrets } = c.var.deps
  const id = await drawJobId(tx)
  return insertJob(tx, sealJob(secrets, id, keepSecrets(secrets, input)), c.var.caller, id)
}

/** Undefined when `version` is no longer the current one. What the caller may not read stays as it is stored. */
export async function changeJob(
  c: Context<ApiEnv>,
  tx: Tx,
  { input, current, version }: { input: JobInput; current: Job; version: number },
): Promise<Job | undefined> {
  if (current.version !== version) return undefined
  const { secrets } = c.var.deps
  const next = keepSecrets(secrets, keepRuled(c.var.caller.viewer, 'job', input, current), current)
  checkJob(next)
  return replaceJob(tx, current.id, version, sealJob(secrets, current.id, next, current))
}
