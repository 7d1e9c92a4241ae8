import { z } from '@hono/zod-openapi'
import { forgetFactorTries } from '../../db/iam/factor-gate-queries.ts'
import { unlockName } from '../../db/iam/login-gate-queries.ts'
import { getUser, listUsers, userSorts } from '../../db/iam/user-queries.ts'
import { foldUsername, userInput } from '../../domain/iam/user.ts'
import { userStatuses } from '../../domain/iam/user-status.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { expectedVersion, listQuery, ok, page, pageSchema, versioned } from '../envelope.ts'
import { changesAccess } from './changes-access.ts'
import { idParam, userRecord } from './iam-schemas.ts'
import { createUser, removeUser, updateUser } from './write-user.ts'

const tags = ['users']
const idFilter = z.coerce.number().int().positive().optional()

const listRoute = defineRoute({
  method: 'get',
  path: '/users',
  summary: 'Users',
  tags,
  permission: 'user:read',
  request: {
    query: listQuery({
      sort: userSorts,
      filters: { status: z.enum(userStatuses).optional(), department_id: idFilter, role_id: idFilter },
    }),
  },
  responses: { 200: pageSchema(userRecord) },
})
const createRoute = defineRoute({
  method: 'post',
  path: '/users',
  summary: 'Create a user, active at once',
  tags,
  permission: 'user:write',
  stepUp: (_, { body }) => body.role_ids.length > 0,
  request: { body: userInput },
  responses: { 201: userRecord },
})
const getRoute = defineRoute({
  method: 'get',
  path: '/users/{id}',
  summary: 'One user',
  tags,
  permission: 'user:read',
  request: { params: idParam },
  responses: { 200: userRecord },
})
const replaceRoute = defineRoute({
  method: 'put',
  path: '/users/{id}',
  summary: 'Replace a user; fields left out take their defaults, a password left out stays',
  tags,
  permission: 'user:write',
  stepUp: changesAccess,
  request: { params: idParam, body: versioned(userInput) },
  responses: { 200: userRecord },
})
const deleteRoute = defineRoute({
  method: 'delete',
  path: '/users/{id}',
  summary: 'Delete a user; what refers to the user stays readable',
  tags,
  permission: 'user:write',
  request: { params: idParam },
  responses: { 200: z.null() },
})
const unlockRoute = defineRoute({
  method: 'post',
  path: '/users/{id}/unlock',
  summary: 'Lift the lock that failed sign-ins set',
  tags,
  permission: 'user:write',
  idempotent: false,
  audit: { action: 'update' },
  request: { params: idParam },
  responses: { 200: userRecord },
})

export const userRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    return page(c, await listUsers(c.var.db, c.var.caller.viewer, query, query), query)
  })
  .openapi(createRoute, async (c) => ok(c, await createUser(c, c.req.valid('json')), 201))
  .openapi(getRoute, async (c) => ok(c, await getUser(c.var.db, c.req.valid('param').id)))
  .openapi(replaceRoute, async (c) => {
    const { version, ...input } = c.req.valid('json')
    return ok(c, await updateUser(c, c.req.valid('param').id, expectedVersion(c, version), input))
  })
  .openapi(deleteRoute, async (c) => {
    await removeUser(c, c.req.valid('param').id)
    return ok(c, null)
  })
  .openapi(unlockRoute, async (c) => {
    const { id } = c.req.valid('param')
    const user = await c.var.write(async (tx) => {
      const { username } = await getUser(tx, id)
      await unlockName(tx, foldUsername(username))
      await forgetFactorTries(tx, id)
      return getUser(tx, id)
    })
    return ok(c, user)
  })
