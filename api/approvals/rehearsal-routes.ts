import { z } from '@hono/zod-openapi'
import { actInRehearsal, type RehearsedAct } from '../../domain/approvals/rehearsal/act.ts'
import { predict } from '../../domain/approvals/rehearsal/predict.ts'
import { beginRehearsal } from '../../domain/approvals/rehearsal/rehearsal.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { openRehearsal } from './open-rehearsal.ts'
import { type Decision, previewInput, rehearsedPath, simulationInput } from './rehearsal-schemas.ts'
import { shownPath } from './shown-path.ts'

const tags = ['approvals']
const idParam = z.object({ id: z.coerce.number().int().positive() })
/** Nothing is written, and what is asked may hold what only its applicant should read. */
const unwritten = { audit: { action: 'read', secrets: ['form_data'] }, idempotent: false, rate: 'read' } as const

const previewRoute = defineRoute({
  method: 'post',
  path: '/workflows/{id}/preview',
  summary: 'The way that a request would take, with the people who would decide, before it starts',
  tags,
  permission: 'signed-in',
  ...unwritten,
  audit: { ...unwritten.audit, resource: 'workflow' },
  request: { params: idParam, body: previewInput },
  responses: { 200: rehearsedPath },
})
const simulateRoute = defineRoute({
  method: 'post',
  path: '/workflows/{id}/simulate',
  summary: 'Where a request would stand after these decisions; nothing is kept, each call begins anew',
  tags,
  permission: 'workflow:read',
  ...unwritten,
  request: { params: idParam, body: simulationInput },
  responses: { 200: rehearsedPath },
})

export const rehearsalRoutes = createRouter()
  .openapi(previewRoute, async (c) => {
    const { verdicts, ...thought } = c.req.valid('json')
    const open = await openRehearsal(c, c.req.valid('param').id, thought)
    return ok(c, await shownPath(c.var, open, await predict(open.world, verdicts)))
  })
  .openapi(simulateRoute, async (c) => {
    const { decisions, ...thought } = c.req.valid('json')
    const open = await openRehearsal(c, c.req.valid('param').id, thought)
    const rehearsal = await beginRehearsal(open.world)
    for (const [index, decision] of decisions.entries()) {
      await actInRehearsal(rehearsal, actOf(decision), `decisions.${index}`)
    }
    return ok(c, await shownPath(c.var, open, rehearsal))
  })

function actOf({ node_id, step_id, user_id, ...said }: Decision): RehearsedAct {
  const about = { node: node_id, step: step_id }
  return said.return_to === undefined
    ? { ...about, verdict: said.verdict ?? 'approved', userId: user_id }
    : { ...about, returnTo: said.return_to }
}
