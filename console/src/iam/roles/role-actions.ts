import { api } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { t } from '../../i18n/language.ts'
import { confirmAction } from '../../ui/confirm.ts'
import { toast } from '../../ui/toast.ts'
import type { Role } from '../iam-queries.ts'

export const refreshRoles = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['roles'] })

/** True when it is gone. */
export async function deleteRole(role: Role): Promise<boolean> {
  const isConfirmed = await confirmAction({
    title: t().roles.removeTitle(role.name),
    body: t().roles.removeBody,
    confirmLabel: t().roles.remove,
    isDangerous: true,
  })
  if (!isConfirmed) return false
  try {
    await api.DELETE('/api/v1/roles/{id}', { params: { path: { id: role.id } } })
    toast.success(t().roles.removed(role.name))
    await refreshRoles()
    return true
  } catch (error) {
    toast.error(t().roles.failed, error)
    return false
  }
}
