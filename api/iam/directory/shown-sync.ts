import type { Context } from 'hono'
import type { SyncChange } from '../../../db/iam/directory/change-queries.ts'
import type { DirectorySync } from '../../../db/iam/directory/sync-queries.ts'
import type { ApiEnv } from '../../context.ts'

/** In the language of whoever asks. */
export function shownSync(c: Context<ApiEnv>, { authority: _a, realm_tenant: _t, error_msg, ...sync }: DirectorySync) {
  return { ...sync, error_msg: error_msg?.[c.var.language] ?? null }
}

export function shownChange(c: Context<ApiEnv>, { reason, conflict, error_msg, ...change }: SyncChange) {
  const { language } = c.var
  return {
    ...change,
    reason: reason[language],
    conflict: conflict?.[language] ?? null,
    error_msg: error_msg?.[language] ?? null,
  }
}
