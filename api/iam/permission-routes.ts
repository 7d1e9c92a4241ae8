import { z } from '@hono/zod-openapi'
import { findAccess, findViewer } from '../../db/iam/access-queries.ts'
import { findGrantPaths } from '../../db/iam/explain-queries.ts'
import { getUser } from '../../db/iam/user-queries.ts'
import { permissionCodes } from '../../domain/iam/permission-catalogue.ts'
import { columnRule, dataScope } from '../../domain/iam/role.ts'
import { columnRuleOf, ruledFieldsOf, scopesOf } from '../../domain/iam/viewer.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { idParam } from './iam-schemas.ts'

const roleName = z.object({ id: z.int(), code: z.string(), name: z.string() })

const explanation = z
  .object({
    code: z.string(),
    allowed: z.boolean(),
    paths: z.array(z.array(roleName)).openapi({ description: 'From a role of the user up to the one that gives it' }),
    row_scopes: z
      .array(z.object({ role: z.string(), scopes: z.array(dataScope) }))
      .openapi({ description: 'Of the roles that narrow the rows; none: all rows' }),
    effective_scopes: z.array(dataScope).nullable().openapi({ description: 'null: all rows' }),
    columns: z.array(z.object({ field: z.string(), effective: columnRule, roles: z.array(z.string()) })),
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
      .object({ permissions: z.array(z.string()), role_codes: z.array(z.string()), explain: explanation.optional() })
      .openapi('UserPermissions'),
  },
})

export const permissionRoutes = createRouter().openapi(permissionsRoute, async (c) => {
  const { id } = c.req.valid('param')
  const { explain: code } = c.req.valid('query')
  await getUser(c.var.db, id)
  const [{ permissions, roleCodes }, viewer] = await Promise.all([findAccess(c.var.db, id), findViewer(c.var.db, id)])
  if (code === undefined) return ok(c, { permissions, role_codes: roleCodes })
  const [resource = ''] = code.split(':')
  const columns = ruledFieldsOf(viewer, resource).flatMap((field) => {
    const effective = columnRuleOf(viewer, resource, field)
    const roles = viewer.rules.filter(({ columnRules }) => columnRules.some((rule) => rule.field === field))
    return effective ? [{ field, effective, roles: roles.map(({ role }) => role) }] : []
  })
  const explain = {
    code,
    allowed: permissions.includes(code),
    paths: await findGrantPaths(c.var.db, id, code),
    row_scopes: viewer.rules
      .map(({ role, ...rules }) => ({ role, scopes: scopesOf({ rules: [{ role, ...rules }] }, resource) ?? [] }))
      .filter(({ scopes }) => scopes.length > 0),
    effective_scopes: scopesOf(viewer, resource) ?? null,
    columns,
  }
  return ok(c, { permissions, role_codes: roleCodes, explain })
})
