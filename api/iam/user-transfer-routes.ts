import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { userStatuses } from '../../domain/iam/user-status.ts'
import type { ApiEnv } from '../context.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import type { StepUpRule } from '../http/route-info.ts'
import { checkImport } from './check-import.ts'
import { exportsUnmasked, exportUsers, importTemplate } from './export-users.ts'
import { commitImport, previewImport } from './import-answers.ts'
import { format, importAnswer, importForm, importQuery, problemsQuery } from './import-schemas.ts'
import { problemFile } from './problem-file.ts'
import { type ImportFile, readImport } from './read-import.ts'
import { contentTypes, download } from './table-file.ts'

const tags = ['users']
const idFilter = z.coerce.number().int().positive().optional()
const file = {
  description: 'The file',
  content: Object.fromEntries(
    Object.values(contentTypes).map((type) => [type, { schema: z.string().openapi({ format: 'binary' }) }]),
  ),
}

/** As it would be asked for one by one: for roles given, and for whatever else of somebody who is there may change. */
const givesAccess: StepUpRule = (_, { query, body }) =>
  query.mode === 'commit' &&
  (query.existing === 'update' || body.rows.some(({ cells }: ImportFile['rows'][number]) => cells.roles))

const importRoute = defineRoute({
  method: 'post',
  path: '/users/import',
  summary: 'Import users from a workbook or CSV file: preview first, then commit; all of them or the valid rows',
  tags,
  permission: 'user:write',
  audit: { action: 'create', resource: 'user' },
  stepUp: givesAccess,
  readForm: readImport,
  request: { query: importQuery },
  responses: { 200: importAnswer },
})
const problemsRoute = defineRoute({
  method: 'post',
  path: '/users/import/problems',
  summary:
    'The rows of a file that cannot be imported, as a file with a column that says why, to mend and upload again',
  tags,
  permission: 'user:write',
  idempotent: false,
  audit: { action: 'read', resource: 'user' },
  readForm: readImport,
  request: { query: problemsQuery },
  responses: { 200: file },
})
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
  stepUp: (c) => exportsUnmasked(c.get('caller').viewer),
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
    const { mode, ...options } = c.req.valid('query')
    const answer = mode === 'preview' ? previewImport : commitImport
    return ok(c, await answer(c, fileOf(c), options))
  })
  .openapi({ ...problemsRoute, request: { ...problemsRoute.request, body: importForm } }, async (c) => {
    const { format, existing } = c.req.valid('query')
    const { rows, fields } = fileOf(c)
    const checked = await checkImport(c.var.db, c.var.caller, { rows, existing })
    const content = problemFile(checked, { fields, format, language: c.var.language })
    return download(content, format, 'users-problems') as never
  })
  .openapi(templateRoute, async (c) => {
    const { format } = c.req.valid('query')
    return download(importTemplate(format, c.var.language), format, 'users-template') as never
  })
  .openapi(exportRoute, async (c) => {
    const { format, ...filter } = c.req.valid('query')
    const { viewer } = c.var.caller
    return download(
      exportUsers(c.var.db, { viewer, filter, format, language: c.var.language }),
      format,
      'users',
    ) as never
  })

/** What `readImport` made of the form. */
function fileOf(c: Context<ApiEnv>): ImportFile {
  return c.req.valid('form' as never)
}
