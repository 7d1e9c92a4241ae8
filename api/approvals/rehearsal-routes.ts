import { z } from '@hono/zod-openapi'
import { decideRehearsed, returnRehearsed } from '../../domain/approvals/rehearsal/act.ts'
import { predict } from '../../domain/approvals/rehearsal/predict.ts'
import { beginRehearsal, type Rehearsal } from '../../domain/approvals/rehearsal/rehearsal.ts'
import { DomainError, invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { openRehearsal } from './open-rehearsal.ts'
import { type Decision, previewInput, rehearsedPath, simulationInput } from './rehearsal-schemas.ts'
import { shownPath } from './shown-path.ts'

const tags = ['approvals']
const idParam = z.object({ id: z.coerce.number().int().positive() })
/** Nothing is written, and what is asked may hold what only its applicant should read. */
const unwritten = { audit: { action: 'read', secrets: ['form_data'] }, idempotent: false } as const

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
    return ok(c, await shownPath(c.var.db, open, await predict(open.world, verdicts)))
  })
  .openapi(simulateRoute, async (c) => {
    const { decisions, ...thought } = c.req.valid('json')
    const open = await openRehearsal(c, c.req.valid('param').id, thought)
    const rehearsal = await beginRehearsal(open.world)
    for (const [index, decision] of decisions.entries()) await carryOut(rehearsal, decision, index)
    return ok(c, await shownPath(c.var.db, open, rehearsal))
  })

async function carryOut(
  rehearsal: Rehearsal,
  { node_id, step_id, verdict, user_id, return_to }: Decision,
  index: number,
): Promise<void> {
  const token = rehearsal.state.tokens.find(
    ({ id, node, status }) => status === 'busy' && node === node_id && (step_id === undefined || id === step_id),
  )
  const at = `decisions[${index}]`
  if (!token) throw invalid(at, notUnderWay)
  if ((verdict === undefined) === (return_to === undefined)) throw invalid(at, eitherOr)
  try {
    if (return_to !== undefined) await returnRehearsed(rehearsal, { tokenId: token.id, to: return_to })
    else if (verdict) await decideRehearsed(rehearsal, { tokenId: token.id, verdict, userId: user_id })
  } catch (error) {
    const [fault] = error instanceof DomainError ? (error.extras.fields ?? []) : []
    throw fault ? invalid(`${at}.${fault.field}`, fault.message) : error
  }
}

const notUnderWay = text('这一步不在进行中', 'names a step that is not under way')
const eitherOr = text('要么给出结论，要么退回', 'says either a verdict or where it is returned to')
