import { queryClient } from '../api/query-client.ts'
import { t } from '../i18n/language.ts'
import { confirmAction } from '../ui/confirm.ts'
import { toast } from '../ui/toast.ts'
import type { ApiKey } from './access-queries.ts'

export async function revokeKey(key: ApiKey, call: (id: number) => Promise<unknown>): Promise<void> {
  const words = t().apiKeys
  const question = { title: words.revokeTitle(key.name), body: words.revokeBody, confirmLabel: words.revoke }
  if (!(await confirmAction({ ...question, isDangerous: true }))) return
  try {
    await call(key.id)
    toast.success(words.revoked)
  } catch (error) {
    toast.error(words.revokeFailed, error)
  }
  await queryClient.invalidateQueries({ queryKey: ['api-keys'] })
}
