import { z } from '@hono/zod-openapi'
import { getIdentityProvider, listIdentityProviders, providerSorts } from '../../../db/iam/identity-provider-queries.ts'
import { identityProviderInput, providerStatuses } from '../../../domain/iam/identity-providers/identity-provider.ts'
import { providerTypes } from '../../../domain/iam/identity-providers/provider-kinds.ts'
import { createRouter, defineRoute } from '../../define-route.ts'
import { expectedVersion, listQuery, ok, page, pageSchema, versioned } from '../../envelope.ts'
import { idParam } from '../iam-schemas.ts'
import { providerRecord, testAnswer } from './provider-schemas.ts'
import { sendTestCard } from './send-test-card.ts'
import { testProvider } from './test-provider.ts'
import { createProvider, removeProvider, shownProvider, updateProvider } from './write-provider.ts'

const tags = ['identity providers']

const listRoute = defineRoute({
  method: 'get',
  path: '/identity-providers',
  summary: 'The ways to sign in besides our own passwords; secrets are never shown',
  tags,
  permission: 'identity-provider:read',
  request: {
    query: listQuery({
      sort: providerSorts,
      filters: { type: z.enum(providerTypes).optional(), status: z.enum(providerStatuses).optional() },
    }),
  },
  responses: { 200: pageSchema(providerRecord) },
})
const createRoute = defineRoute({
  method: 'post',
  path: '/identity-providers',
  summary: 'Set up a provider',
  tags,
  permission: 'identity-provider:write',
  stepUp: true,
  request: { body: identityProviderInput },
  responses: { 201: providerRecord },
})
const getRoute = defineRoute({
  method: 'get',
  path: '/identity-providers/{id}',
  summary: 'One provider',
  tags,
  permission: 'identity-provider:read',
  request: { params: idParam },
  responses: { 200: providerRecord },
})
const replaceRoute = defineRoute({
  method: 'put',
  path: '/identity-providers/{id}',
  summary: 'Replace a provider; a secret left out stays, unless the address that is given it changes',
  tags,
  permission: 'identity-provider:write',
  stepUp: true,
  request: { params: idParam, body: versioned(identityProviderInput) },
  responses: { 200: providerRecord },
})
const deleteRoute = defineRoute({
  method: 'delete',
  path: '/identity-providers/{id}',
  summary: 'Delete a provider and the identities linked through it',
  tags,
  permission: 'identity-provider:write',
  stepUp: true,
  request: { params: idParam },
  responses: { 200: z.null() },
})

const testRoute = defineRoute({
  method: 'post',
  path: '/identity-providers/{id}/test',
  summary: 'Try the addresses and the secret of a provider, step by step until one fails',
  tags,
  permission: 'identity-provider:write',
  rate: 'send',
  idempotent: false,
  audit: { action: 'execute' },
  request: { params: idParam },
  responses: { 200: testAnswer },
})

const testCardRoute = defineRoute({
  method: 'post',
  path: '/identity-providers/{id}/test-card',
  summary: 'Bring the caller a card in the messenger, whose button tells whether the callback works',
  tags,
  permission: 'identity-provider:write',
  rate: 'send',
  idempotent: false,
  audit: { action: 'execute' },
  request: { params: idParam },
  responses: { 200: z.object({ ok: z.boolean(), message: z.string() }) },
})

export const providerRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    const { items, total } = await listIdentityProviders(c.var.db, query, query)
    return page(c, { items: items.map((provider) => shownProvider(c, provider)), total }, query)
  })
  .openapi(createRoute, async (c) => ok(c, await createProvider(c, c.req.valid('json')), 201))
  .openapi(getRoute, async (c) => {
    return ok(c, shownProvider(c, await getIdentityProvider(c.var.db, c.req.valid('param').id)))
  })
  .openapi(replaceRoute, async (c) => {
    const { version, ...input } = c.req.valid('json')
    return ok(c, await updateProvider(c, c.req.valid('param').id, expectedVersion(c, version), input))
  })
  .openapi(deleteRoute, async (c) => {
    await removeProvider(c, c.req.valid('param').id)
    return ok(c, null)
  })
  .openapi(testRoute, async (c) => ok(c, await testProvider(c, c.req.valid('param').id)))
  .openapi(testCardRoute, async (c) => ok(c, await sendTestCard(c, c.req.valid('param').id)))
