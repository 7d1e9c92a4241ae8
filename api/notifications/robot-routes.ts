import { z } from '@hono/zod-openapi'
import { deleteRobot, getRobot, listRobots, robotSorts } from '../../db/notifications/robot-queries.ts'
import { listWebhookSecrets, rotateWebhookSecret } from '../../db/notifications/webhook-secrets.ts'
import { robotProviders } from '../../domain/notifications/message.ts'
import { robotInput } from '../../domain/notifications/robot.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { expectedVersion, listQuery, ok, page, pageSchema, versioned } from '../envelope.ts'
import { robotRecord, robotTest, webhookSecretRecord } from './robot-schemas.ts'
import { testRobot } from './test-robot.ts'
import { createRobot, shownRobot, updateRobot } from './write-robot.ts'

const tags = ['robots']
const idParam = z.object({ id: z.coerce.number().int().positive() })

const listRoute = defineRoute({
  method: 'get',
  path: '/robots',
  summary: 'Robots that speak in groups of DingTalk, Feishu and WeCom; tokens and secrets are never shown',
  tags,
  permission: 'robot:read',
  request: {
    query: listQuery({
      sort: robotSorts,
      filters: { provider: z.enum(robotProviders).optional(), enabled: z.stringbool().optional() },
    }),
  },
  responses: { 200: pageSchema(robotRecord) },
})
const createRoute = defineRoute({
  method: 'post',
  path: '/robots',
  summary: 'Add a robot',
  tags,
  permission: 'robot:write',
  audit: { secrets: ['url'] },
  request: { body: robotInput },
  responses: { 201: robotRecord },
})
const getRoute = defineRoute({
  method: 'get',
  path: '/robots/{id}',
  summary: 'One robot',
  tags,
  permission: 'robot:read',
  request: { params: idParam },
  responses: { 200: robotRecord },
})
const replaceRoute = defineRoute({
  method: 'put',
  path: '/robots/{id}',
  summary: 'Replace a robot; an address or a secret that is left out stays',
  tags,
  permission: 'robot:write',
  audit: { secrets: ['url'] },
  request: { params: idParam, body: versioned(robotInput) },
  responses: { 200: robotRecord },
})
const deleteRoute = defineRoute({
  method: 'delete',
  path: '/robots/{id}',
  summary: 'Delete a robot that no alert goes through any more',
  tags,
  permission: 'robot:delete',
  request: { params: idParam },
  responses: { 200: z.null() },
})
const testRoute = defineRoute({
  method: 'post',
  path: '/robots/{id}/test',
  summary: 'Have the robot say a test message, and see what its vendor answers',
  tags,
  permission: 'robot:write',
  rate: 'send',
  idempotent: false,
  audit: { action: 'execute' },
  request: { params: idParam },
  responses: { 200: robotTest },
})
const secretsRoute = defineRoute({
  method: 'get',
  path: '/webhook-secrets',
  summary: 'The secrets that outgoing webhooks are signed with, newest first; without the secrets themselves',
  tags,
  permission: 'robot:read',
  responses: { 200: z.object({ items: z.array(webhookSecretRecord) }) },
})
const rotateRoute = defineRoute({
  method: 'post',
  path: '/webhook-secrets',
  summary: 'Make a new secret, shown this once; the one before it goes on being used, too',
  tags,
  permission: 'robot:write',
  stepUp: true,
  idempotent: false,
  responses: { 201: z.object({ id: z.int(), secret: z.string() }).openapi('NewWebhookSecret') },
})

export const robotRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    const { items, total } = await listRobots(c.var.db, query, query)
    return page(c, { items: items.map(shownRobot), total }, query)
  })
  .openapi(createRoute, async (c) => ok(c, await createRobot(c, c.req.valid('json')), 201))
  .openapi(getRoute, async (c) => ok(c, shownRobot(await getRobot(c.var.db, c.req.valid('param').id))))
  .openapi(replaceRoute, async (c) => {
    const { version, ...input } = c.req.valid('json')
    return ok(c, await updateRobot(c, c.req.valid('param').id, expectedVersion(c, version), input))
  })
  .openapi(deleteRoute, async (c) => {
    const { id } = c.req.valid('param')
    await c.var.write((tx) => deleteRobot(tx, id), { resourceId: id })
    return ok(c, null)
  })
  .openapi(testRoute, async (c) => ok(c, await testRobot(c, c.req.valid('param').id)))
  .openapi(secretsRoute, async (c) => ok(c, { items: await listWebhookSecrets(c.var.db) }))
  .openapi(rotateRoute, async (c) => {
    const { secrets } = c.var.deps
    return ok(c, await c.var.write((tx) => rotateWebhookSecret(tx, secrets, c.var.caller), { status: 201 }), 201)
  })
