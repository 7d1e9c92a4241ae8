import { answerOf, api, type Schemas } from '../api/client.ts'
import type { paths } from '../api/schema.gen.ts'
import { t } from '../i18n/language.ts'
import { logNames } from '../i18n/log-names.ts'
import { jobFieldLabel } from '../jobs/job-field-label.ts'

type AuditQuery = NonNullable<paths['/api/v1/audit-logs']['get']['parameters']['query']>
type ChangesQuery = NonNullable<paths['/api/v1/data-change-logs']['get']['parameters']['query']>

export type AuditEntry = Schemas['AuditLog']
export type DataChange = Schemas['DataChangeLog']

export const auditQuery = (query: AuditQuery) => ({
  key: ['audit-logs', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/audit-logs', { params: { query }, signal })),
})

export const dataChangesQuery = (query: ChangesQuery) => ({
  key: ['data-change-logs', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/data-change-logs', { params: { query }, signal })),
})

/** What was acted upon, in words where we have any. */
export function resourceName(resource: string): string {
  return t().audit.resources[resource] ?? logNames().tables[resource] ?? resource
}

/** What a column of a table is called where it is edited, as far as we know it. */
export function fieldName(table: string, field: string): string {
  if (table === 'job') return jobFieldLabel(field)
  const [column = field, ...inner] = field.split('.')
  return [logNames().fields[column] ?? column, ...inner].join(' · ')
}
