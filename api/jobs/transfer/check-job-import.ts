import { createHash } from 'node:crypto'
import type { DbOrTx } from '../../../db/database.ts'
import type { Job } from '../../../db/jobs/job-queries.ts'
import { findJobsByName } from '../../../db/jobs/job-transfer-queries.ts'
import { DomainError, type FieldError } from '../../../domain/errors.ts'
import { type JobInput, jobInput } from '../../../domain/jobs/job.ts'
import { checkJob } from '../../../domain/jobs/job-rules.ts'
import { fromPortable, type ReferenceKind, toPortable } from '../../../domain/jobs/portable-job.ts'
import { text } from '../../../domain/text.ts'
import { fieldErrors } from '../../../domain/zod-fields.ts'
import type { Caller } from '../../context.ts'
import { keepRuled } from '../../iam/column-rules.ts'
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

/** Says of every job of a file what it would make, or what is wrong with it, each problem at its field. */
export async function checkJobImport(db: DbOrTx, caller: Caller, { jobs, paused }: ImportWish): Promise<CheckedJob[]> {
  const known = await findJobsByName(db, caller.viewer, [...new Set(jobs.map(nameOf))])
  const around: Around = {
    caller,
    paused,
    known,
    idOf: await idsOf(db, jobs),
    nameOf: await namesOf(
      db,
      [...known.values()].map(({ job }) => job),
    ),
    seen: new Map(),
  }
  return jobs.map((job, at) => ({ position: at + 1, name: nameOf(job), ...check(job, at + 1, around) }))
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

type Around = {
  caller: Caller
  paused: boolean
  known: Awaited<ReturnType<typeof findJobsByName>>
  idOf: (kind: ReferenceKind, name: string) => number | undefined
  nameOf: (kind: ReferenceKind, id: number) => string | undefined
  seen: Map<string, number>
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
  if (!stored) return { outcome: 'new', input: { ...parsed.data, ...(around.paused && { status: 'disabled' }) } }
  if (!stored.isVisible) return wrong([{ field: 'name', message: taken }])
  return compare(stored.job, keepRuled(around.caller.viewer, 'job', parsed.data, stored.job), around)
}

function compare(stored: Job, input: JobInput, { nameOf }: Around): Verdict {
  const [before, after] = [toPortable(stored, nameOf), toPortable(input, nameOf)]
  const changes = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => stable(before[field]) !== stable(after[field]))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
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
    if (!(error instanceof DomainError)) throw error
    return error.extras.fields ?? [{ field: 'job_type', message: error.text }]
  }
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
