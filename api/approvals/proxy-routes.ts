import { z } from '@hono/zod-openapi'
import { getProxy, listProxies, proxySorts } from '../../db/approvals/proxy-queries.ts'
import { proxyInput, proxyStates } from '../../domain/approvals/proxy.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { listQuery, ok, page, pageSchema } from '../envelope.ts'
import { arrangeProxy, endOwnProxy, requireOperator } from './arrange-proxy.ts'

const tags = ['approvals']
const time = z.iso.datetime({ offset: true })
const id = z.coerce.number().int().positive()

const proxyRecord = z
  .object({
    id: z.int(),
    user_id: z.int().openapi({ description: 'Who is away' }),
    user_name: z.string(),
    proxy_id: z.int().openapi({ description: 'Who decides meanwhile' }),
    proxy_name: z.string().nullable(),
    workflow_ids: z.array(z.int()).openapi({ description: 'In which definitions; none: in all' }),
    starts_at: time,
    ends_at: time,
    ended_at: time.nullable().openapi({ description: 'When it was taken back before its time' }),
    reason: z.string(),
    state: z.enum(proxyStates),
    created_by: z.int().nullable(),
    created_at: time,
  })
  .openapi('ApprovalProxy')

const listRoute = defineRoute({
  method: 'get',
  path: '/approval-proxies',
  summary: 'Who decides for whom, and when; `scope=all` needs `approval:operate`',
  tags,
  permission: 'signed-in',
  request: {
    query: listQuery({
      sort: proxySorts,
      filters: {
        scope: z.enum(['own', 'all']).default('own'),
        user_id: id.optional(),
        state: z.enum(proxyStates).optional(),
      },
    }),
  },
  responses: { 200: pageSchema(proxyRecord) },
})
const createRoute = defineRoute({
  method: 'post',
  path: '/approval-proxies',
  summary: 'Have somebody decide in one’s place for a while; for somebody else it needs `approval:operate`',
  tags,
  permission: 'signed-in',
  request: { body: proxyInput },
  responses: { 201: proxyRecord },
})
const endRoute = defineRoute({
  method: 'post',
  path: '/approval-proxies/{id}/end',
  summary: 'Take an arrangement back from now on',
  tags,
  permission: 'signed-in',
  audit: { action: 'update' },
  request: { params: z.object({ id }) },
  responses: { 200: proxyRecord },
})

export const approvalProxyRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    if (query.scope === 'all') requireOperator(c)
    return page(c, await listProxies(c.var.db, c.var.caller.viewer, query, query), query)
  })
  .openapi(createRoute, async (c) => ok(c, await arrangeProxy(c, c.req.valid('json')), 201))
  .openapi(endRoute, async (c) => {
    const { id: proxyId } = c.req.valid('param')
    await endOwnProxy(c, proxyId)
    return ok(c, await getProxy(c.var.db, proxyId))
  })
