import { z } from '@hono/zod-openapi'
import { datasourceSorts, getDatasource, listDatasources, listUses } from '../../db/datasources/datasource-queries.ts'
import { datasourceInput, datasourceTypes } from '../../domain/datasources/datasource.ts'
import type { Caller } from '../context.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { expectedVersion, listQuery, ok, page, pageSchema, versioned } from '../envelope.ts'
import { idParam } from '../iam/iam-schemas.ts'
import { datasourceDetail, datasourceRecord, datasourceTestResult } from './datasource-schemas.ts'
import { shownDatasource } from './shown-datasource.ts'
import { testDatasource } from './test-datasource.ts'
import { createDatasource, removeDatasource, updateDatasource } from './write-datasource.ts'

const tags = ['data sources']

const listRoute = defineRoute({
  method: 'get',
  path: '/datasources',
  summary: 'The data sources that one may use, for whoever manages them all; passwords are never shown',
  tags,
  permission: 'datasource:read',
  request: {
    query: listQuery({
      sort: datasourceSorts,
      filters: { type: z.enum(datasourceTypes).optional(), usable: z.enum(['true']).optional() },
    }),
  },
  responses: { 200: pageSchema(datasourceRecord) },
})
const createRoute = defineRoute({
  method: 'post',
  path: '/datasources',
  summary: 'Set up a data source',
  tags,
  permission: 'datasource:write',
  stepUp: true,
  request: { body: datasourceInput },
  responses: { 201: datasourceRecord },
})
const getRoute = defineRoute({
  method: 'get',
  path: '/datasources/{id}',
  summary: 'One data source',
  tags,
  permission: 'datasource:read',
  request: { params: idParam },
  responses: { 200: datasourceDetail },
})
const replaceRoute = defineRoute({
  method: 'put',
  path: '/datasources/{id}',
  summary: 'Replace a data source; a password left out stays, unless it would go elsewhere',
  tags,
  permission: 'datasource:write',
  stepUp: true,
  request: { params: idParam, body: versioned(datasourceInput) },
  responses: { 200: datasourceRecord },
})
const deleteRoute = defineRoute({
  method: 'delete',
  path: '/datasources/{id}',
  summary: 'Delete a data source that no job uses',
  tags,
  permission: 'datasource:delete',
  stepUp: true,
  request: { params: idParam },
  responses: { 200: z.null() },
})
const testRoute = defineRoute({
  method: 'post',
  path: '/datasources/{id}/test',
  summary: 'Connect and sign in, as a job would',
  tags,
  permission: 'datasource:write',
  rate: 'send',
  idempotent: false,
  audit: { action: 'execute' },
  request: { params: idParam },
  responses: { 200: datasourceTestResult },
})

export const datasourceRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const { usable, ...query } = c.req.valid('query')
    const usableBy = usable ? c.var.caller.userId : usableOnly(c.var.caller)
    const { items, total } = await listDatasources(c.var.db, { ...query, usableBy }, query)
    return page(c, { items: items.map((datasource) => shownDatasource(c, datasource)), total }, query)
  })
  .openapi(createRoute, async (c) => ok(c, await createDatasource(c, c.req.valid('json')), 201))
  .openapi(getRoute, async (c) => {
    const { id } = c.req.valid('param')
    const datasource = await getDatasource(c.var.db, id, { usableBy: usableOnly(c.var.caller) })
    return ok(c, { ...shownDatasource(c, datasource), jobs: await listUses(c.var.db, c.var.caller.viewer, id) })
  })
  .openapi(replaceRoute, async (c) => {
    const { version, ...input } = c.req.valid('json')
    return ok(c, await updateDatasource(c, c.req.valid('param').id, expectedVersion(c, version), input))
  })
  .openapi(deleteRoute, async (c) => {
    await removeDatasource(c, c.req.valid('param').id)
    return ok(c, null)
  })
  .openapi(testRoute, async (c) => ok(c, await testDatasource(c, c.req.valid('param').id)))

/** Whoever manages data sources sees all of them; that is not the right to ask them anything. */
function usableOnly({ permissions, userId }: Caller): number | undefined {
  return permissions.has('datasource:write') ? undefined : userId
}
