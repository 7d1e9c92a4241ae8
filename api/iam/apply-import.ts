import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import { countAdministrators, lockAdministrators } from '../../db/iam/administrator-queries.ts'
import { insertUsers, replaceUser } from '../../db/iam/user-changes.ts'
import { conflict, type DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import type { CheckedRow } from './check-import.ts'
import { tellAddressChanges } from './tell-address-changes.ts'
import { noAdministratorLeft } from './write-user.ts'

type Update = Extract<CheckedRow, { outcome: 'update' }>

/** Makes and changes people as they were checked; gives the ids of the new ones in the order of their rows. */
export async function applyImport(c: Context<ApiEnv>, tx: Tx, checked: CheckedRow[]): Promise<number[]> {
  const inputs = checked.flatMap((row) => (row.outcome === 'new' ? [row.input] : []))
  const updates = checked.filter((row) => row.outcome === 'update')
  if (updates.length > 0) await applyUpdates(c, tx, updates)
  return insertUsers(tx, inputs, c.var.caller)
}

async function applyUpdates(c: Context<ApiEnv>, tx: Tx, updates: Update[]): Promise<void> {
  await lockAdministrators(tx)
  const administrators = await countAdministrators(tx)
  for (const { stored, input } of updates) {
    if (!(await replaceUser(tx, stored.id, stored.version, input))) throw changedMeanwhile()
  }
  if (administrators > 0 && (await countAdministrators(tx)) === 0) throw noAdministratorLeft()
  await tellAddressChanges(
    c,
    tx,
    updates.map(({ stored, input }) => ({
      userId: stored.id,
      before: stored,
      after: { email: input.email ?? null, phone: input.phone ?? null },
    })),
  )
}

/** Before anything is made: what the file would do is no longer what was looked at. */
export function changedMeanwhile(): DomainError {
  return conflict(
    text(
      '数据在检查之后有变化，没有导入任何人；请查看新的检查结果再导入',
      'Something changed since the file was checked, and nobody was imported; look at it again before you import',
    ),
  )
}
