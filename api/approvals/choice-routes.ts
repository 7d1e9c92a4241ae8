import { z } from '@hono/zod-openapi'
import { findDepartmentsToChoose, findPeopleToChoose } from '../../db/approvals/choice-queries.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { idList } from '../id-list.ts'

const choices = z.object({ items: z.array(z.object({ id: z.int(), name: z.string(), hint: z.string() })) })
const query = z.strictObject({
  q: z.string().trim().max(100).optional(),
  ids: idList(200)
    .optional()
    .openapi({ type: 'string', description: 'Those of these ids, with a comma between them, also who left' }),
})

/** Whoever fills a form in has to find whom it is about, without a right to manage people. */
function choiceRoute<P extends string>(path: P, summary: string) {
  return defineRoute({
    method: 'get',
    path,
    summary,
    tags: ['approvals'],
    permission: 'signed-in',
    audit: { resource: 'approval' },
    request: { query },
    responses: { 200: choices },
  })
}

const peopleRoute = choiceRoute('/approvals/choices/people', 'People to name in a form: at most 20, by name')
const departmentsRoute = choiceRoute('/approvals/choices/departments', 'Departments to name in a form: at most 20')

export const approvalChoiceRoutes = createRouter()
  .openapi(peopleRoute, async (c) => ok(c, { items: await findPeopleToChoose(c.var.db, c.req.valid('query')) }))
  .openapi(departmentsRoute, async (c) =>
    ok(c, { items: await findDepartmentsToChoose(c.var.db, c.req.valid('query')) }),
  )
