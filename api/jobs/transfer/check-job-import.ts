import { createHash } from 'node:crypto'
import type { DbOrTx } from '../../../db/database.ts'
import type { Job } from '../../../db/jobs/job-queries.ts'
import { findJobsByName } from '../../../db/jobs/job-transfer-queries.ts'
import { DomainError, type FieldError } from '../../../domain/errors.ts'
import { type JobInput, jobInput } from '../../../domain/jobs/job.ts'
import { checkJob } from '../../../domain/jobs/job-rules.ts'
import { keepSecrets } from '../../../domain/jobs/kept-secrets.ts'
import { fromPortable, type ReferenceKind, toPortable } from '../../../domain/jobs/portable-job.ts'
import { hideSecrets, openJob } from '../../../domain/jobs/sealed-job.ts'
import type { SecretBox } from '../../../domain/secret-box.ts'
import { text } from '../../../domain/text.ts'
import { fieldErrors } from '../../../domain/zod-fields.ts'
import type { Caller } from '../../context.ts'
import { keepRuled } from '../../iam/column-rules.ts'
import { checkReferences } from '../save-job.ts'
import { refuseScriptWithoutRight } from '../script-right.ts'
import { idsOf, namesOf } from './job-names.ts'

type FieldChange = { field: string; before: unknown; after: unknown }
type Verdict =
  | { outcome: 'new'; input: JobInput }
  | { outcome: 'update'; input: JobInput; stored: Job; changes: FieldChange[] }
  | { outcome: 'unchanged'; stored: Job }
  | { outcome: 'error'; errors: FieldError[] }
/** `position` counts from 1, as the jobs stand in the file. */
export type CheckedJob = { position: number; name: string } & Verdict

export type ImportWish = {
  jobs: unknown[]
  /** Whether jobs that are new begin paused, whatever the file says. */
  paused: boolean
}

export type Importer = { caller: Caller; secrets: SecretBox }

/** Says of every job of a file what it would make, or what is wrong with it, each problem at its field. */
export async function checkJobImport(
  db: DbOrTx,
  { caller, secrets }: Importer,
  { jobs, paused }: ImportWish,
): Promise<CheckedJob[]> {
  const known = await findJobsByName(db, caller.viewer, [...new Set(jobs.map(nameOf))])
  const around: Around = {
    caller,
    secrets,
    paused,
    known,
    idOf: await idsOf(db, jobs),
    nameOf: await namesOf(
      db,
      [...known.values()].map(({ job }) => job),
    ),
    seen: new Map(),
  }
  const checked: CheckedJob[] = []
  for (const [at, job] of jobs.entries()) {
    const verdict = await checkNamed(db, caller, check(job, at + 1, around))
    checked.push({ position: at + 1, name: nameOf(job), ...verdict })
  }
  return checked
}

/** What a file would do, in short: the same as long as every job would still do what it did when it was looked at. */
export function planOf(checked: CheckedJob[]): string {
  const hash = createHash('sha256')
  for (const job of checked) {
    const { stored, ...rest } = { stored: undefined, ...job }
    hash.update(`${stable({ ...rest, stored: stored && [stored.id, stored.version] })}\n`)
  }
  return hash.digest('hex')
}

type Around = Importer & {
  paused: boolean
  known: Awaited<ReturnType<typeof findJobsByName>>
  idOf: (kind: ReferenceKind, name: string) => number | undefined
  nameOf: (kind: ReferenceKind, id: number) => string | undefined
  seen: Map<string, number>
}

/** A job that is well in itself, looked at for what it names. */
async function checkNamed(db: DbOrTx, caller: Caller, verdict: Verdict): Promise<Verdict> {
  if (!('input' in verdict)) return verdict
  const stored = 'stored' in verdict ? verdict.stored : undefined
  const refusal = await checkReferences(db, caller, verdict.input, stored).then(() => undefined, refusedFields)
  return refusal ? wrong(refusal) : verdict
}

function check(job: unknown, position: number, around: Around): Verdict {
  if (typeof job !== 'object' || job === null || Array.isArray(job)) return wrong([{ field: 'job', message: noJob }])
  const { input: candidate, errors } = fromPortable(job as Record<string, unknown>, around.idOf)
  const parsed = jobInput.safeParse(candidate, { reportInput: true })
  if (!parsed.success) {
    // Of a name that nothing bears, the schema has no more to say.
    const isTold = (field: string) => errors.some((told) => field === told.field || field.startsWith(`${told.field}.`))
    return wrong([...errors, ...fieldErrors(parsed.error.issues).filter(({ field }) => !isTold(shown(field)))])
  }
  if (errors.length > 0) return wrong(errors)
  const stored = around.known.get(parsed.data.name)
  const refusal = refusalOf(() => {
    refuseTwice(parsed.data.name, position, around.seen)
    checkJob(parsed.data)
    refuseScriptWithoutRight(around.caller, parsed.data.job_type)
    if (stored) refuseScriptWithoutRight(around.caller, stored.job.job_type)
  })
  if (refusal) return wrong(refusal)
  if (stored && !stored.isVisible) return wrong([{ field: 'name', message: taken }])
  const input = stored ? keepRuled(around.caller.viewer, 'job', parsed.data, stored.job) : parsed.data
  let kept = input
  const unknown = refusalOf(() => {
    kept = keepSecrets(around.secrets, input, stored?.job)
    checkJob(kept)
  })
  if (unknown) return wrong(unknown)
  if (stored) return compare(stored.job, { input, kept }, around)
  return { outcome: 'new', input: { ...input, ...(around.paused && { status: 'disabled' }) } }
}

/** Secrets are compared, and not shown. `kept` is the input with those that are stored. */
function compare(
  stored: Job,
  { input, kept }: { input: JobInput; kept: JobInput },
  { secrets, nameOf }: Around,
): Verdict {
  const before = openJob(secrets, stored.id, stored)
  const [old, next] = [toPortable(before, nameOf), toPortable(kept, nameOf)]
  const [shownOld, shownNext] = [toPortable(hideSecrets(before), nameOf), toPortable(hideSecrets(kept), nameOf)]
  const changes = [...new Set([...Object.keys(old), ...Object.keys(next)])]
    .filter((field) => stable(old[field]) !== stable(next[field]))
    .map((field) => ({ field, before: shownOld[field] ?? null, after: shownNext[field] ?? null }))
  return changes.length === 0 ? { outcome: 'unchanged', stored } : { outcome: 'update', input, stored, changes }
}

function refuseTwice(name: string, position: number, seen: Map<string, number>): void {
  const before = seen.get(name)
  seen.set(name, before ?? position)
  if (before === undefined) return
  const message = text(`与第 ${before} 个任务重名`, `Job ${before} of the file has this name, too`)
  throw new DomainError('validation', message, { fields: [{ field: 'name', message }] })
}

function refusalOf(rule: () => void): FieldError[] | undefined {
  try {
    rule()
    return undefined
  } catch (error) {
    return refusedFields(error)
  }
}

function refusedFields(error: unknown): FieldError[] {
  if (!(error instanceof DomainError)) throw error
  return error.extras.fields ?? [{ field: 'job_type', message: error.text }]
}

const wrong = (errors: FieldError[]): Verdict => ({
  outcome: 'error',
  errors: errors.map(({ field, message }) => ({ field: shown(field), message })),
})

/** Files name by its name what the API names by its id. */
const shown = (field: string): string => field.replace(/^(calendar|config\.datasource)_id$/, '$1')

function nameOf(job: unknown): string {
  const name = (job as { name?: unknown } | null)?.name
  return typeof name === 'string' ? name.trim().slice(0, 100) : ''
}

/** The same for the same content, in whatever order its fields stand. */
function stable(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

const noJob = text('这一项不是任务', 'This is no job')
const taken = text('已有同名任务，但你看不到它', 'A job that you may not see has this name')
