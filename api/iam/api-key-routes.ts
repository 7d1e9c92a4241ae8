import { z } from '@hono/zod-openapi'
import { apiKeySorts, listApiKeys } from '../../db/iam/api-key-queries.ts'
import { apiKeyInput, newApiKey } from '../../domain/iam/api-key.ts'
import { apiKeyStates } from '../../domain/iam/api-key-scope.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { expectedVersion, listQuery, ok, page, pageSchema, versioned } from '../envelope.ts'
import { idParam } from './iam-schemas.ts'
import { createApiKey, endApiKey, getOwnKey, updateApiKey } from './write-api-key.ts'

const tags = ['api-keys']
const audit = { resource: 'api_key' }
const time = z.iso.datetime({ offset: true })
const status = z.enum(apiKeyStates)

const apiKeyRecord = z
  .object({
    id: z.int(),
    user_id: z.int(),
    username: z.string(),
    name: z.string(),
    scopes: z.array(z.string()),
    allowed_networks: z.array(z.string()),
    status,
    expires_at: time,
    last_used_at: time.nullable(),
    last_used_ip: z.string().nullable(),
    created_at: time,
    updated_at: time,
    version: z.int(),
  })
  .openapi('ApiKey')
const createdApiKey = apiKeyRecord
  .extend({ key: z.string().openapi({ description: 'ops_<id>_<secret>, shown this once' }) })
  .openapi('CreatedApiKey')

const listRoute = defineRoute({
  method: 'get',
  path: '/api-keys',
  summary: 'My own API keys',
  tags,
  permission: 'signed-in',
  audit,
  request: { query: listQuery({ sort: apiKeySorts, filters: { status: status.optional() } }) },
  responses: { 200: pageSchema(apiKeyRecord) },
})
const createRoute = defineRoute({
  method: 'post',
  path: '/api-keys',
  summary: 'Make an API key with some of my own rights; the key is shown this once',
  tags,
  permission: 'signed-in',
  stepUp: true,
  audit,
  request: { body: newApiKey },
  responses: { 201: createdApiKey },
})
const listAllRoute = defineRoute({
  method: 'get',
  path: '/api-keys/all',
  summary: 'Everyone’s API keys',
  tags,
  permission: 'api-key:read',
  audit,
  request: {
    query: listQuery({
      sort: apiKeySorts,
      filters: { status: status.optional(), user_id: z.coerce.number().int().positive().optional() },
    }),
  },
  responses: { 200: pageSchema(apiKeyRecord) },
})
const getRoute = defineRoute({
  method: 'get',
  path: '/api-keys/{id}',
  summary: 'One of my API keys',
  tags,
  permission: 'signed-in',
  audit,
  request: { params: idParam },
  responses: { 200: apiKeyRecord },
})
const replaceRoute = defineRoute({
  method: 'put',
  path: '/api-keys/{id}',
  summary: 'Change name, rights and sources of one of my API keys',
  tags,
  permission: 'signed-in',
  stepUp: true,
  audit,
  request: { params: idParam, body: versioned(apiKeyInput) },
  responses: { 200: apiKeyRecord },
})
const deleteRoute = defineRoute({
  method: 'delete',
  path: '/api-keys/{id}',
  summary: 'Revoke one of my API keys, for good',
  tags,
  permission: 'signed-in',
  person: true,
  audit,
  request: { params: idParam },
  responses: { 200: apiKeyRecord },
})
const revokeRoute = defineRoute({
  method: 'post',
  path: '/api-keys/{id}/revoke',
  summary: 'Revoke anyone’s API key, for good',
  tags,
  permission: 'api-key:delete',
  person: true,
  audit: { ...audit, action: 'delete' },
  request: { params: idParam },
  responses: { 200: apiKeyRecord },
})

export const apiKeyRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    return page(c, await listApiKeys(c.var.db, { ...query, user_id: c.var.caller.userId }, query), query)
  })
  .openapi(createRoute, async (c) => ok(c, await createApiKey(c, c.req.valid('json')), 201))
  .openapi(listAllRoute, async (c) => {
    const query = c.req.valid('query')
    return page(c, await listApiKeys(c.var.db, query, query), query)
  })
  .openapi(getRoute, async (c) => ok(c, await getOwnKey(c, c.var.db, c.req.valid('param').id)))
  .openapi(replaceRoute, async (c) => {
    const { version, ...input } = c.req.valid('json')
    return ok(c, await updateApiKey(c, { id: c.req.valid('param').id, version: expectedVersion(c, version), input }))
  })
  .openapi(deleteRoute, async (c) => ok(c, await endApiKey(c, c.req.valid('param').id, { isOwn: true })))
  .openapi(revokeRoute, async (c) => ok(c, await endApiKey(c, c.req.valid('param').id, { isOwn: false })))
