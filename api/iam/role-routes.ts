import { z } from '@hono/zod-openapi'
import { listPermissions } from '../../db/iam/permission-queries.ts'
import { getRole, listRoles, roleSorts } from '../../db/iam/role-queries.ts'
import { roleInput } from '../../domain/iam/role.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { expectedVersion, listQuery, ok, page, pageSchema, versioned } from '../envelope.ts'
import { idParam, permissionRecord, roleRecord } from './iam-schemas.ts'
import { createRole, removeRole, updateRole } from './write-role.ts'

const tags = ['roles']

const listRoute = defineRoute({
  method: 'get',
  path: '/roles',
  summary: 'Roles',
  tags,
  permission: 'role:read',
  request: {
    query: listQuery({
      sort: roleSorts,
      filters: { builtin: z.enum(['true', 'false']).optional() },
    }),
  },
  responses: { 200: pageSchema(roleRecord) },
})
const createRoute = defineRoute({
  method: 'post',
  path: '/roles',
  summary: 'Create a role',
  tags,
  permission: 'role:write',
  stepUp: true,
  request: { body: roleInput },
  responses: { 201: roleRecord },
})
const getRoute = defineRoute({
  method: 'get',
  path: '/roles/{id}',
  summary: 'One role',
  tags,
  permission: 'role:read',
  request: { params: idParam },
  responses: { 200: roleRecord },
})
const replaceRoute = defineRoute({
  method: 'put',
  path: '/roles/{id}',
  summary: 'Replace a role; who has it has its new rights from the next request on',
  tags,
  permission: 'role:write',
  stepUp: true,
  request: { params: idParam, body: versioned(roleInput) },
  responses: { 200: roleRecord },
})
const deleteRoute = defineRoute({
  method: 'delete',
  path: '/roles/{id}',
  summary: 'Delete a role that nobody has',
  tags,
  permission: 'role:write',
  request: { params: idParam },
  responses: { 200: z.null() },
})
const permissionsRoute = defineRoute({
  method: 'get',
  path: '/permissions',
  summary: 'Every right that a role can have',
  tags,
  permission: 'role:read',
  audit: { resource: 'permission' },
  request: {
    query: listQuery({
      sort: ['id', 'code', 'kind'],
      filters: { kind: z.enum(['menu', 'button', 'api']).optional() },
    }),
  },
  responses: { 200: pageSchema(permissionRecord) },
})

export const roleRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const { builtin, ...query } = c.req.valid('query')
    const filter = { q: query.q, builtin: builtin === undefined ? undefined : builtin === 'true' }
    return page(c, await listRoles(c.var.db, filter, query), query)
  })
  .openapi(createRoute, async (c) => ok(c, await createRole(c, c.req.valid('json')), 201))
  .openapi(getRoute, async (c) => ok(c, await getRole(c.var.db, c.req.valid('param').id)))
  .openapi(replaceRoute, async (c) => {
    const { version, ...input } = c.req.valid('json')
    return ok(c, await updateRole(c, c.req.valid('param').id, expectedVersion(c, version), input))
  })
  .openapi(deleteRoute, async (c) => {
    await removeRole(c, c.req.valid('param').id)
    return ok(c, null)
  })
  .openapi(permissionsRoute, async (c) => {
    const query = c.req.valid('query')
    const { items, total } = await listPermissions(c.var.db, query, query)
    const named = items.map(({ name_zh, name_en, ...rest }) => ({
      ...rest,
      name: c.var.language === 'zh' ? name_zh : name_en,
    }))
    return page(c, { items: named, total }, query)
  })
