import type { Context } from 'hono'
import type { Tx } from '../../../db/database.ts'
import { lockJob } from '../../../db/jobs/job-queries.ts'
import { lockJobImports } from '../../../db/jobs/job-transfer-queries.ts'
import { conflict, type DomainError, invalidFields } from '../../../domain/errors.ts'
import { text } from '../../../domain/text.ts'
import type { ApiEnv } from '../../context.ts'
import { changeJob, createJob } from '../save-job.ts'
import { type CheckedJob, checkJobImport, type ImportWish, planOf } from './check-job-import.ts'

type Commit = ImportWish & { rows: 'all' | 'valid'; plan: string | undefined }
export type Imported = { checked: CheckedJob[]; createdIds: number[]; updatedIds: number[] }

/** The file is checked again: meanwhile somebody may have changed a job. What was looked at is what happens, or nothing. */
export async function importJobs(c: Context<ApiEnv>, { rows, plan, ...wish }: Commit): Promise<Imported> {
  return c.var.write(async (tx) => {
    await lockJobImports(tx)
    const checked = await checkJobImport(tx, { caller: c.var.caller, secrets: c.var.deps.secrets }, wish)
    if (plan !== undefined && plan !== planOf(checked)) throw changedMeanwhile()
    refuseProblems(checked, rows)
    const createdIds: number[] = []
    const updatedIds: number[] = []
    for (const job of checked) {
      if (job.outcome === 'new') createdIds.push((await createJob(c, tx, job.input)).id)
      if (job.outcome === 'update') updatedIds.push(await update(c, tx, job))
    }
    return { checked, createdIds, updatedIds }
  })
}

async function update(
  c: Context<ApiEnv>,
  tx: Tx,
  { input, stored }: Extract<CheckedJob, { outcome: 'update' }>,
): Promise<number> {
  const current = await lockJob(tx, stored.id)
  const changed = current && (await changeJob(c, tx, current, { version: stored.version, input }))
  if (!changed) throw changedMeanwhile()
  return changed.id
}

function refuseProblems(checked: CheckedJob[], rows: Commit['rows']): void {
  const bad = checked.filter((job) => job.outcome === 'error')
  if (bad.length === 0 || (rows === 'valid' && bad.length < checked.length)) return
  const fields = bad.flatMap(({ position, errors }) =>
    errors.map(({ field, message }) => ({ field: `jobs.${position}.${field}`, message })),
  )
  throw invalidFields(fields.slice(0, 50))
}

function changedMeanwhile(): DomainError {
  return conflict(
    text(
      '任务在检查之后有变化，没有导入任何任务；请查看新的检查结果再导入',
      'Something changed since the file was checked, and nothing was imported; look at it again before you import',
    ),
  )
}
