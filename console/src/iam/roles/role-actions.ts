import { api } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { t } from '../../i18n/language.ts'
import { removeRecord } from '../../ui/remove-record.ts'
import type { Role } from '../iam-queries.ts'

export const refreshRoles = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['roles'] })

/** True when it is gone. */
export const deleteRole = ({ id, name }: Role): Promise<boolean> =>
  removeRecord(name, {
    words: { ...t().roles, removeFailed: t().roles.failed },
    remove: () => api.DELETE('/api/v1/roles/{id}', { params: { path: { id } } }),
    refresh: refreshRoles,
  })
