import { z } from '@hono/zod-openapi'
import {
  changeActions,
  changeKinds,
  changeStatuses,
  stopReasons,
  syncStatuses,
  syncTriggers,
} from '../../../domain/iam/directory/directory-sync.ts'

const time = z.iso.datetime({ offset: true })

export const syncRecord = z
  .object({
    id: z.int(),
    provider_id: z.int(),
    provider_code: z.string(),
    provider_name: z.string(),
    trigger: z.enum(syncTriggers),
    scheduled_at: time.nullable(),
    status: z.enum(syncStatuses).openapi({ description: '`waiting`: until somebody confirms the changes' }),
    stop_reason: z.enum(stopReasons).nullable().openapi({ description: 'Why it had to be confirmed' }),
    read_departments: z.int(),
    read_people: z.int(),
    error_msg: z.string().nullable(),
    workflow_id: z.string().nullable(),
    trace_id: z.string().nullable(),
    confirmed_by: z.int().nullable(),
    finished_at: time.nullable(),
    created_by: z.int().nullable(),
    created_at: time,
    updated_at: time,
    version: z.int(),
  })
  .openapi('DirectorySync')

export const syncDetail = syncRecord
  .extend({
    counts: z.array(
      z.object({
        kind: z.enum(changeKinds),
        action: z.enum(changeActions),
        status: z.enum(changeStatuses),
        count: z.int(),
      }),
    ),
    history_url: z.string().nullable(),
  })
  .openapi('DirectorySyncDetail')

const fields = z
  .object({
    name: z.string(),
    sort: z.int(),
    parent: z.string().nullable(),
    username: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    department: z.string().nullable(),
  })
  .partial()

export const changeRecord = z
  .object({
    id: z.int(),
    kind: z.enum(changeKinds),
    action: z.enum(changeActions),
    external_id: z.string(),
    target_id: z.int().nullable(),
    label: z.string(),
    before: fields.nullable(),
    after: fields.nullable(),
    reason: z.string(),
    conflict: z.string().nullable().openapi({ description: 'Why it is shown and not applied' }),
    status: z.enum(changeStatuses),
    error_msg: z.string().nullable(),
    applied_at: time.nullable(),
  })
  .openapi('DirectoryChange')

export const startedSync = z.object({
  sync_id: z.int(),
  workflow_id: z.string(),
  trace_id: z.string(),
  deferred: z.literal(true).optional(),
})
