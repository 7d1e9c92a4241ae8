import { z } from '@hono/zod-openapi'
import { listWaysIn } from '../../db/iam/identity-provider-queries.ts'
import { providerTypes } from '../../domain/iam/identity-providers/provider-kinds.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'

const optionsRoute = defineRoute({
  method: 'get',
  path: '/auth/options',
  summary: 'What the sign-in page offers',
  tags: ['auth'],
  permission: 'public',
  audit: { skip: true },
  responses: {
    200: z.object({
      providers: z.array(z.object({ code: z.string(), name: z.string(), type: z.enum(providerTypes) })),
    }),
  },
})

export const authOptionRoutes = createRouter().openapi(optionsRoute, async (c) =>
  ok(c, { providers: await listWaysIn(c.var.db) }),
)
