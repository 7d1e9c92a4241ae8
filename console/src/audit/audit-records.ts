import type { AuditAction } from '../../../domain/audit/audit-action.ts'
import { t } from '../i18n/language.ts'

export type AuditEntry = {
  id: number
  user_id: number | null
  user_name: string | null
  roles: string[]
  page: string | null
  device: string | null
  ip_address: string | null
  user_agent: string | null
  action: AuditAction
  resource: string
  resource_id: string | null
  request_path: string
  request_method: string
  request_body: string | null
  response_code: number
  /** Seconds with three decimals. */
  duration: string | number
  trace_id: string
  reason: string | null
  created_at: string
}

/** What was acted upon, in words where we have any. */
export function resourceName(resource: string): string {
  return t().audit.resources[resource] ?? resource
}
