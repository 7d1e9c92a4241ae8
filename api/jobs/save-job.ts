import type { Context } from 'hono'
import type { DbOrTx, Tx } from '../../db/database.ts'
import { type ArmedJob, drawJobId, insertJob, type Job, replaceJob } from '../../db/jobs/job-queries.ts'
import { addOutboxLine } from '../../db/outbox/outbox-queries.ts'
import type { JobInput } from '../../domain/jobs/job.ts'
import { checkJob } from '../../domain/jobs/job-rules.ts'
import { keepSecrets } from '../../domain/jobs/kept-secrets.ts'
import { sealJob } from '../../domain/jobs/sealed-job.ts'
import type { ApiEnv, Caller } from '../context.ts'
import { checkJobAlert } from './check-job-alert.ts'
import { openDueFires } from './due-fires.ts'
import { scheduleLine } from './job-record.ts'
import { checkKind, keepWord } from './kind-rules.ts'
import { namedCalendar } from './named-calendar.ts'

/** Throws unless what a job names is there for whoever saves it: its calendar, its data source, its robots. */
export async function checkReferences(
  db: DbOrTx,
  caller: Caller,
  input: JobInput,
  current?: Pick<Job, 'calendar_id'>,
): Promise<void> {
  if (input.calendar_id !== current?.calendar_id) await namedCalendar(db, caller.viewer, input)
  await checkKind(db, caller, input)
  await checkJobAlert(db, input)
}

/** Its secrets are sealed to its id. */
export async function createJob(c: Context<ApiEnv>, tx: Tx, input: JobInput): Promise<Job> {
  const { secrets } = c.var.deps
  await checkReferences(tx, c.var.caller, input)
  const id = await drawJobId(tx)
  const made = await insertJob(tx, sealJob(secrets, id, keepSecrets(secrets, input)), c.var.caller, id)
  await keepWord(tx, c.var.caller, id, input)
  if (made.trigger_type !== 'manual') await addOutboxLine(tx, scheduleLine(id, c.var.traceId))
  return made
}

/** Undefined when the job, which is locked, has another version by now. A mask in `input` keeps the secret that is stored. */
export async function changeJob(
  c: Context<ApiEnv>,
  tx: Tx,
  current: ArmedJob,
  { version, input }: { version: number; input: JobInput },
): Promise<Job | undefined> {
  if (current.version !== version) return undefined
  const { secrets } = c.var.deps
  await checkReferences(tx, c.var.caller, input, current)
  const next = keepSecrets(secrets, input, current)
  checkJob(next)
  const replaced = await replaceJob(tx, current.id, version, sealJob(secrets, current.id, next, current))
  if (!replaced) return undefined
  await keepWord(tx, c.var.caller, current.id, input)
  await openDueFires(tx, current, c.var.traceId)
  await addOutboxLine(tx, scheduleLine(current.id, c.var.traceId))
  return replaced
}
