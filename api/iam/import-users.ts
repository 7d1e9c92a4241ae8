import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { lockImports } from '../../db/iam/user-import-queries.ts'
import { invalidFields } from '../../domain/errors.ts'
import type { InviteResult } from '../../domain/iam/invitation.ts'
import type { ImportOutcome } from '../../domain/iam/user-import.ts'
import type { ApiEnv } from '../context.ts'
import { applyImport, changedMeanwhile } from './apply-import.ts'
import { type CheckedRow, checkImport, type ExistingPolicy } from './check-import.ts'
import { planOf } from './import-plan.ts'
import { inviteAccounts, refuseClosedInvitations } from './invite-users.ts'
import type { ImportFile } from './read-import.ts'

export type ImportOptions = {
  existing: ExistingPolicy
  /** All rows or none, or those without problems. */
  rows: 'all' | 'valid'
  /** Whether the new people are sent the link that opens their account. */
  invite: 'none' | 'mail'
  /** What the preview said that the file would do. */
  plan?: string | undefined
}

type Uninvited = { id: number; username: string; result: InviteResult }
/** `checked` holds only the rows that were left out. */
export type Imported = {
  counts: OutcomeCounts
  checked: CheckedRow[]
  createdIds: number[]
  invited: number
  uninvited: Uninvited[]
}
export type OutcomeCounts = Record<ImportOutcome, number>

/** The file is checked again: meanwhile somebody may have taken a name. What was looked at is what happens, or nothing. */
export async function importUsers(c: Context<ApiEnv>, file: ImportFile, options: ImportOptions): Promise<Imported> {
  const { existing, rows, invite, plan } = options
  if (invite === 'mail') await refuseClosedInvitations(c)
  const imported = await c.var.write(async (tx) => {
    await lockImports(tx)
    const checked = await checkImport(tx, c.var.caller, { rows: file.rows, existing })
    if (plan !== undefined && plan !== planOf(checked)) throw changedMeanwhile()
    refuseProblems(checked, rows)
    const createdIds = await applyImport(c, tx, checked)
    const results = invite === 'mail' ? await inviteCreated(c, tx, checked, createdIds) : []
    const uninvited = results.filter(({ result }) => result !== 'invited')
    return {
      counts: countOutcomes(checked),
      checked: checked.filter(({ outcome }) => outcome === 'error'),
      createdIds,
      invited: results.length - uninvited.length,
      uninvited,
    }
  })
  if (imported.counts.update > 0) c.var.deps.sessions.forget()
  return imported
}

export function countOutcomes(checked: CheckedRow[]): OutcomeCounts {
  const counts: OutcomeCounts = { new: 0, update: 0, unchanged: 0, error: 0 }
  for (const { outcome } of checked) counts[outcome]++
  return counts
}

async function inviteCreated(
  c: Context<ApiEnv>,
  tx: Tx,
  checked: CheckedRow[],
  createdIds: number[],
): Promise<Uninvited[]> {
  const created = checked
    .filter((row) => row.outcome === 'new')
    .map(({ input: { username, email, status } }, at) => ({
      id: createdIds[at] ?? 0,
      username,
      email: email ?? null,
      status,
    }))
  const results = await inviteAccounts(c, tx, created)
  return created.map(({ id, username }) => ({ id, username, result: results.get(id) ?? 'not_found' }))
}

function refuseProblems(checked: CheckedRow[], wanted: ImportOptions['rows']): void {
  const bad = checked.filter(({ outcome }) => outcome === 'error')
  if (bad.length === 0 || (wanted === 'valid' && bad.length < checked.length)) return
  const fields = bad.flatMap(({ row, errors }) =>
    errors.map(({ field, message }) => ({ field: `rows.${row}.${field}`, message })),
  )
  throw invalidFields(fields.slice(0, 50))
}
