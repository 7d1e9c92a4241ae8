import { z } from '@hono/zod-openapi'
import {
  auditSorts,
  changeSorts,
  listAuditRows,
  listDataChanges,
  listLogins,
  loginSorts,
} from '../../db/audit/log-queries.ts'
import { auditActions } from '../../domain/audit/audit-action.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { listQuery, page, pageSchema } from '../envelope.ts'

const tags = ['audit']
const time = z.iso.datetime({ offset: true })
const span = {
  from: time.optional().openapi({ description: 'From this time on' }),
  to: time.optional().openapi({ description: 'Before this time' }),
}
const idFilter = z.coerce.number().int().positive().optional()
const word = z.string().max(100).optional()
const traceId = z.string().max(64).optional()

const auditRecord = z
  .object({
    id: z.int(),
    user_id: z.int().nullable(),
    user_name: z.string().nullable(),
    roles: z.array(z.string()),
    page: z.string().nullable(),
    device: z.string().nullable(),
    ip_address: z.string().nullable(),
    user_agent: z.string().nullable(),
    action: z.enum(auditActions),
    resource: z.string(),
    resource_id: z.string().nullable(),
    request_path: z.string(),
    request_method: z.string(),
    request_body: z.string().nullable().openapi({ description: 'What was asked for, secrets masked' }),
    response_code: z.int(),
    duration: z.number().openapi({ description: 'Seconds' }),
    trace_id: z.string(),
    reason: z.string().nullable(),
    created_at: time,
  })
  .openapi('AuditLog')

const row = z.record(z.string(), z.json()).nullable()
const changeRecord = z
  .object({
    id: z.int(),
    table_name: z.string(),
    record_id: z.string(),
    action: z.enum(['insert', 'update', 'delete']),
    old_data: row,
    new_data: row,
    changes: z.record(z.string(), z.object({ old: z.json(), new: z.json() })).nullable(),
    operator_id: z.int().nullable(),
    operator_name: z.string().nullable(),
    trace_id: z.string().nullable(),
    reason: z.string().nullable(),
    created_at: time,
  })
  .openapi('DataChangeLog')

const loginRecord = z
  .object({
    id: z.int(),
    user_id: z.int().nullable(),
    user_name: z.string().nullable(),
    login_type: z.enum(['password', 'sso', 'mfa']),
    provider: z.string().nullable(),
    ip_address: z.string().nullable(),
    location: z.string().nullable(),
    device: z.string().nullable(),
    status: z.enum(['success', 'failed']),
    fail_reason: z.string().nullable(),
    trace_id: z.string().nullable(),
    created_at: time,
  })
  .openapi('LoginLog')

const auditRoute = defineRoute({
  method: 'get',
  path: '/audit-logs',
  summary: 'What was asked of the platform, newest first',
  tags,
  permission: 'audit:read',
  request: {
    query: listQuery({
      sort: auditSorts,
      filters: {
        user_id: idFilter,
        user_name: word,
        action: z.enum(auditActions).optional(),
        resource: word,
        resource_id: word,
        outcome: z.enum(['success', 'failed']).optional(),
        response_code: z.coerce.number().int().min(100).max(599).optional(),
        ip_address: word,
        trace_id: traceId,
        ...span,
      },
    }),
  },
  responses: { 200: pageSchema(auditRecord) },
})
const changesRoute = defineRoute({
  method: 'get',
  path: '/data-change-logs',
  summary: 'What became different in the data, newest first',
  tags,
  permission: 'data-change:read',
  request: {
    query: listQuery({
      sort: changeSorts,
      filters: {
        table_name: word,
        record_id: word,
        action: z.enum(['insert', 'update', 'delete']).optional(),
        operator_id: idFilter,
        operator_name: word,
        trace_id: traceId,
        ...span,
      },
    }),
  },
  responses: { 200: pageSchema(changeRecord) },
})
const loginsRoute = defineRoute({
  method: 'get',
  path: '/login-logs',
  summary: 'Who tried to sign in, newest first',
  tags,
  permission: 'login-log:read',
  request: {
    query: listQuery({
      sort: loginSorts,
      filters: {
        user_id: idFilter,
        user_name: word,
        login_type: z.enum(['password', 'sso', 'mfa']).optional(),
        status: z.enum(['success', 'failed']).optional(),
        ip_address: word,
        ...span,
      },
    }),
  },
  responses: { 200: pageSchema(loginRecord) },
})

export const auditRoutes = createRouter()
  .openapi(auditRoute, async (c) => {
    const query = c.req.valid('query')
    return page(c, await listAuditRows(c.var.db, c.var.caller.viewer, query, query), query)
  })
  .openapi(changesRoute, async (c) => {
    const query = c.req.valid('query')
    return page(c, await listDataChanges(c.var.db, c.var.caller.viewer, query, query), query)
  })
  .openapi(loginsRoute, async (c) => {
    const query = c.req.valid('query')
    return page(c, await listLogins(c.var.db, c.var.caller.viewer, query, query), query)
  })
