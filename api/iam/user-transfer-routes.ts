import { Readable } from 'node:stream'
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { importFields } from '../../domain/iam/user-import.ts'
import { userStatuses } from '../../domain/iam/user-status.ts'
import type { ApiEnv } from '../context.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { contentTypes, exportUsers, importTemplate, type TableFormat } from './export-users.ts'
import { type ImportOutcome, importUsers } from './import-users.ts'

const tags = ['users']
const idFilter = z.coerce.number().int().positive().optional()
const format = z.enum(['csv', 'xlsx']).default('xlsx')
const file = {
  description: 'The file',
  content: Object.fromEntries(
    Object.values(contentTypes).map((type) => [type, { schema: z.string().openapi({ format: 'binary' }) }]),
  ),
}

const importRow = z.object({
  row: z.int().openapi({ description: 'As the spreadsheet counts: the head is row 1' }),
  cells: z.record(z.string(), z.string()),
  errors: z.array(z.object({ field: z.enum(importFields), message: z.string() })),
})
const importAnswer = z
  .object({
    mode: z.enum(['preview', 'commit']),
    fields: z.array(z.enum(importFields)),
    ignored: z.array(z.string()).openapi({ description: 'Columns that are not imported; a password is one of them' }),
    total: z.int(),
    valid: z.int(),
    invalid: z.int(),
    created: z.int(),
    created_ids: z.array(z.int()),
    rows: z.array(importRow),
  })
  .openapi('UserImport')

const importRoute = {
  ...defineRoute({
    method: 'post',
    path: '/users/import',
    summary: 'Import users from a workbook or CSV file: preview first, then commit; all of them or the valid rows',
    tags,
    permission: 'user:write',
    idempotent: false,
    audit: { action: 'create', resource: 'user' },
    request: {
      query: z.strictObject({
        mode: z.enum(['preview', 'commit']).default('preview'),
        rows: z.enum(['all', 'valid']).default('all'),
      }),
    },
    responses: { 200: importAnswer },
  }),
}
const importForm = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object' as const,
        required: ['file'],
        properties: { file: { type: 'string' as const, format: 'binary' } },
      },
    },
  },
}
const templateRoute = defineRoute({
  method: 'get',
  path: '/users/import-template',
  summary: 'A file to fill in for an import',
  tags,
  permission: 'user:write',
  request: { query: z.strictObject({ format }) },
  responses: { 200: file },
})
const exportRoute = defineRoute({
  method: 'get',
  path: '/users/export',
  summary: 'The users of a list, by its filters, as a file',
  tags,
  permission: 'user:export',
  audit: { action: 'export', resource: 'user' },
  request: {
    query: z.strictObject({
      format,
      q: z.string().trim().max(100).optional(),
      status: z.enum(userStatuses).optional(),
      department_id: idFilter,
      role_id: idFilter,
    }),
  },
  responses: { 200: file },
})
export const userTransferRoutes = createRouter()
  .openapi({ ...importRoute, request: { ...importRoute.request, body: importForm } }, async (c) => {
    const mode = c.req.valid('query')
    return ok(c, answerOf(c, mode.mode, await importUsers(c, mode)))
  })
  .openapi(templateRoute, async (c) => {
    const { format } = c.req.valid('query')
    return download(importTemplate(format, c.var.language), format, 'users-template')
  })
  .openapi(exportRoute, async (c) => {
    const { format, ...filter } = c.req.valid('query')
    return download(
      exportUsers(c.var.db, { viewer: c.var.caller.viewer, filter, format, language: c.var.language }),
      format,
      'users',
    )
  })

function answerOf(
  c: Context<ApiEnv>,
  mode: 'preview' | 'commit',
  { checked, ignored, fields, createdIds }: ImportOutcome,
) {
  const invalid = checked.filter(({ input }) => input === undefined).length
  return {
    mode,
    fields: importFields.filter((field) => fields.includes(field)),
    ignored,
    total: checked.length,
    valid: checked.length - invalid,
    invalid,
    created: createdIds.length,
    created_ids: createdIds,
    rows: checked.map(({ row, cells, errors }) => ({
      row,
      cells: cells as Record<string, string>,
      errors: errors.map(({ field, message }) => ({
        field: importFields.find((name) => name === field) ?? ('username' as const),
        message: message[c.var.language],
      })),
    })),
  }
}

function download(content: Readable, format: TableFormat, name: string) {
  return new Response(Readable.toWeb(content) as ReadableStream, {
    headers: {
      'Content-Type': contentTypes[format],
      'Content-Disposition': `attachment; filename="${name}.${format}"`,
      'X-Content-Type-Options': 'nosniff',
    },
  }) as never
}
