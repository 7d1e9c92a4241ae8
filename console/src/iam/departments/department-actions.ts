import { api } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { t } from '../../i18n/language.ts'
import { confirmAction } from '../../ui/confirm.ts'
import { toast } from '../../ui/toast.ts'
import type { Department } from '../iam-queries.ts'

type Change = { name?: string; parent_id?: number | null; head_user_id?: number | null }

async function act(call: () => Promise<unknown>, done: string): Promise<boolean> {
  try {
    await call()
    toast.success(done)
    return true
  } catch (error) {
    toast.error(t().departments.failed, error)
    return false
  } finally {
    await queryClient.invalidateQueries({ queryKey: ['departments'] })
  }
}

export const createDepartment = (name: string, parentId: number | null): Promise<boolean> =>
  act(() => api.POST('/api/v1/departments', { body: { name, parent_id: parentId } }), t().departments.saved)

/** True when it is stored; what is not named stays as it is. */
export function changeDepartment(department: Department, change: Change): Promise<boolean> {
  const { id, name, parent_id, head_user_id, sort, version } = department
  const done = change.parent_id === undefined ? t().departments.saved : t().departments.moved(name)
  const body = { name, parent_id, head_user_id, sort, version, ...change }
  return act(() => api.PUT('/api/v1/departments/{id}', { params: { path: { id } }, body }), done)
}

export async function deleteDepartment({ id, name }: Department): Promise<void> {
  const isConfirmed = await confirmAction({
    title: t().departments.removeTitle(name),
    body: t().departments.removeBody,
    confirmLabel: t().departments.remove,
    isDangerous: true,
  })
  if (!isConfirmed) return
  await act(() => api.DELETE('/api/v1/departments/{id}', { params: { path: { id } } }), t().departments.removed(name))
}
