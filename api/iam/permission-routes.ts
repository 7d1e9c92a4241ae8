import { z } from '@hono/zod-openapi'
import { findAccess, findViewer } from '../../db/iam/access-queries.ts'
import { listTemporaryRoles } from '../../db/iam/role-queries.ts'
import { getUser } from '../../db/iam/user-queries.ts'
import { permissionCodes } from '../../domain/iam/permission-catalogue.ts'
import { columnRule, dataScope } from '../../domain/iam/role.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { requireReadable } from './column-rules.ts'
import { explainRight } from './explain-right.ts'
import { idParam } from './iam-schemas.ts'

const roleName = z.object({ id: z.int(), code: z.string(), name: z.string() })

const explanation = z
  .object({
    code: z.string(),
    allowed: z.boolean(),
    paths: z.array(z.array(roleName)).openapi({ description: 'From a role of the user up to the one that gives it' }),
    granted_by: z
      .array(roleName.extend({ permission_count: z.int() }))
      .openapi({ description: 'Roles that would give it, at most 20, those with the fewest rights first' }),
    row_scopes: z
      .array(z.object({ role: z.string(), scopes: z.array(dataScope) }))
      .openapi({ description: 'Of the roles that narrow the rows; none: all rows' }),
    effective_scopes: z.array(dataScope).nullable().openapi({ description: 'null: all rows' }),
    columns: z
      .array(
        z.object({
          field: z.string(),
          effective: columnRule,
          roles: z.array(z.string()),
          said: z.array(z.object({ role: z.string(), rule: columnRule })),
        }),
      )
      .openapi({ description: 'Fields that some role masks or hides, with what each says and what counts' }),
    roles: z.array(roleName).openapi({ description: 'Names of the roles that stand here by their codes' }),
  })
  .openapi('PermissionExplanation')

const permissionsRoute = defineRoute({
  method: 'get',
  path: '/users/{id}/permissions',
  summary: 'What a user may do; with explain, why or why not',
  tags: ['users'],
  permission: 'role:read',
  audit: { resource: 'user' },
  request: { params: idParam, query: z.strictObject({ explain: z.enum(permissionCodes).optional() }) },
  responses: {
    200: z
      .object({
        permissions: z.array(z.string()),
        role_codes: z.array(z.string()),
        temporary_roles: z
          .array(roleName.extend({ ends_at: z.iso.datetime({ offset: true }) }))
          .openapi({ description: 'Those of the roles that are taken back at a time' }),
        explain: explanation.optional(),
      })
      .openapi('UserPermissions'),
  },
})

export const permissionRoutes = createRouter().openapi(permissionsRoute, async (c) => {
  const { id } = c.req.valid('param')
  const { explain: code } = c.req.valid('query')
  const { db, caller } = c.var
  await getUser(db, id)
  requireReadable(caller.viewer, 'user', { id, field: 'role_ids' })
  const { permissions, roleCodes } = await findAccess(db, id)
  const access = { permissions, role_codes: roleCodes, temporary_roles: await listTemporaryRoles(db, id) }
  if (code === undefined) return ok(c, access)
  const why = await explainRight(db, await findViewer(db, id), code)
  const explain = { code, allowed: permissions.includes(code), ...why }
  return ok(c, { ...access, explain })
})
