import type { Context } from 'hono'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { importFields } from '../../domain/iam/user-import.ts'
import type { Language } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { type CheckedRow, checkImport } from './check-import.ts'
import { planOf } from './import-plan.ts'
import { countOutcomes, type Imported, type ImportOptions, importUsers, type OutcomeCounts } from './import-users.ts'
import type { ImportFile } from './read-import.ts'

export async function previewImport(c: Context<ApiEnv>, file: ImportFile, { existing }: ImportOptions) {
  const checked = await checkImport(c.var.db, c.var.caller, { rows: file.rows, existing })
  const { mode } = await getSettings(c.var.db, 'registration')
  return {
    mode: 'preview' as const,
    ...answerOf(c, file, { checked, counts: countOutcomes(checked) }),
    plan: planOf(checked),
    can_invite: mode !== 'off',
    invitable: checked.filter((row) => row.outcome === 'new' && row.input.email).length,
    ...outcomeOf({ createdIds: [], updated: 0, invited: 0, uninvited: [] }),
  }
}

export async function commitImport(c: Context<ApiEnv>, file: ImportFile, options: ImportOptions) {
  const imported = await importUsers(c, file, options)
  return {
    mode: 'commit' as const,
    ...answerOf(c, file, imported),
    ...outcomeOf({ ...imported, updated: imported.counts.update }),
  }
}

function answerOf(
  { var: { language } }: Context<ApiEnv>,
  { rows, fields, ignored }: ImportFile,
  { checked, counts }: { checked: CheckedRow[]; counts: OutcomeCounts },
) {
  const { length: total } = rows
  return {
    fields,
    ignored,
    total,
    valid: total - counts.error,
    invalid: counts.error,
    counts,
    rows: checked.map((row) => rowAnswer(row, language)),
  }
}

function rowAnswer(checked: CheckedRow, language: Language) {
  const { row, outcome, cells, errors } = checked
  return {
    row,
    outcome,
    cells,
    ...(checked.outcome === 'update' && { before: checked.before }),
    errors: errors.map(({ field, message }) => ({
      field: importFields.find((name) => name === field) ?? ('username' as const),
      message: message[language],
    })),
  }
}

function outcomeOf({
  createdIds,
  ...rest
}: Pick<Imported, 'createdIds' | 'invited' | 'uninvited'> & { updated: number }) {
  const { updated, invited, uninvited } = rest
  return { created: createdIds.length, created_ids: createdIds, updated, invited, uninvited }
}
