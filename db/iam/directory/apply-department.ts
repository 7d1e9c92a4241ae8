import { DomainError } from '../../../domain/errors.ts'
import { text } from '../../../domain/text.ts'
import type { Tx } from '../../database.ts'
import { deleteDepartment, getDepartment, insertDepartment, replaceDepartment } from '../department-queries.ts'
import type { SyncChange } from './change-queries.ts'
import { findLinkedDepartment, linkDepartment } from './state-queries.ts'

/** The id of the department that the change is about. Throws `DomainError` when it can't be made. */
export async function applyDepartment(
  tx: Tx,
  change: SyncChange,
  { providerId, userId }: { providerId: number; userId: number | null },
): Promise<number> {
  const { action, external_id, after } = change
  if (action === 'create') {
    const parent_id = await parentOf(tx, providerId, after?.parent ?? null)
    const input = { name: after?.name ?? change.label, parent_id, head_user_id: null, sort: after?.sort ?? 0 }
    const { id } = await insertDepartment(tx, input, { userId })
    await linkDepartment(tx, providerId, external_id, id)
    return id
  }
  const id = change.target_id
  if (id === null) throw gone()
  if (action === 'remove') {
    await deleteDepartment(tx, id)
    return id
  }
  if (action === 'link') {
    await getDepartment(tx, id)
    await linkDepartment(tx, providerId, external_id, id)
    return id
  }
  const { version, ...before } = await getDepartment(tx, id)
  const { head_user_id, sort } = before
  const name = action === 'update' ? (after?.name ?? before.name) : before.name
  const parent_id = action === 'move' ? await parentOf(tx, providerId, after?.parent ?? null) : before.parent_id
  if (!(await replaceDepartment(tx, id, version, { name, parent_id, head_user_id, sort }))) throw gone()
  return id
}

async function parentOf(tx: Tx, providerId: number, externalId: string | null): Promise<number | null> {
  if (externalId === null) return null
  const id = await findLinkedDepartment(tx, providerId, externalId)
  if (id === undefined) throw new DomainError('conflict', noParent)
  return id
}

function gone(): DomainError {
  return new DomainError('conflict', text('部门已被他人修改或删除', 'Somebody else changed or deleted the department'))
}

const noParent = text('上级部门没有同步成功', 'Its parent department was not taken over')
