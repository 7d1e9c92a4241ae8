import { z } from '@hono/zod-openapi'
import { findDepartmentsToChoose } from '../../db/approvals/choice-queries.ts'
import { listColleagues } from '../../db/approvals/people-queries.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { idList } from '../id-list.ts'

const tags = ['approvals']
const query = z.strictObject({
  q: z.string().trim().max(100).default(''),
  ids: idList(200).optional().openapi({
    type: 'string',
    description: 'Instead of looking for a name: those of these ids, with a comma between them, also who left',
  }),
})

/** Whoever fills a form in, or hands a task on, has to find people without a right to manage them. */
const peopleRoute = defineRoute({
  method: 'get',
  path: '/approvals/people',
  summary:
    'People to name in a form, to hand a task to, to copy or to mention: at most 20, as far as rules of rows let the caller see them',
  tags,
  permission: 'signed-in',
  audit: { resource: 'user' },
  request: { query },
  responses: {
    200: z.object({
      items: z.array(
        z
          .object({ id: z.int(), name: z.string(), username: z.string(), department: z.string().nullable() })
          .openapi('Colleague'),
      ),
    }),
  },
})
const departmentsRoute = defineRoute({
  method: 'get',
  path: '/approvals/departments',
  summary: 'Departments to name in a form: at most 20, each with the one above it',
  tags,
  permission: 'signed-in',
  audit: { resource: 'approval' },
  request: { query },
  responses: {
    200: z.object({ items: z.array(z.object({ id: z.int(), name: z.string(), above: z.string().nullable() })) }),
  },
})

export const approvalChoiceRoutes = createRouter()
  .openapi(peopleRoute, async (c) => {
    const { viewer } = c.var.caller
    return ok(c, { items: await listColleagues(c.var.db, viewer, c.req.valid('query')) })
  })
  .openapi(departmentsRoute, async (c) =>
    ok(c, { items: await findDepartmentsToChoose(c.var.db, c.req.valid('query')) }),
  )
