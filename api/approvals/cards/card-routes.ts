import { z } from '@hono/zod-openapi'
import { createRouter, defineRoute } from '../../define-route.ts'
import { answerCallback } from './answer-callback.ts'

const callback = {
  tags: ['approvals'] as string[],
  permission: 'public',
  rate: 'internal',
  audit: { action: 'execute', resource: 'approval-card' },
  request: {
    params: z.object({ provider: z.string().max(32), door: z.enum(['cards', 'events']) }),
    // Vendors add parameters of their own.
    query: z.looseObject({}),
  },
  responses: {
    200: { description: 'As the messenger expects it: JSON, XML or text', content: { '*/*': { schema: z.string() } } },
  },
} as const

const pressRoute = defineRoute({
  ...callback,
  method: 'post',
  path: '/im/{provider}/{door}',
  summary: 'Where a messenger tells of buttons that were pressed on cards, signed as that messenger signs',
  rawBody: true,
  maxBodyBytes: 64 * 1024,
})
const checkRoute = defineRoute({
  ...callback,
  method: 'get',
  path: '/im/{provider}/{door}',
  summary: 'Where a messenger asks whether the address is ours',
})

export const cardRoutes = createRouter()
  .openapi(pressRoute, (c) => answerCallback(c, c.req.valid('param').provider))
  .openapi(checkRoute, (c) => answerCallback(c, c.req.valid('param').provider))
