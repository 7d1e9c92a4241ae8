import { z } from '@hono/zod-openapi'
import { getWorkflow, insertWorkflow, listVersions, type Workflow } from '../../db/approvals/definition-queries.ts'
import { getWorkflowVersion } from '../../db/approvals/version-queries.ts'
import type { DbOrTx } from '../../db/database.ts'
import { workflowInput } from '../../domain/approvals/definition.ts'
import { conflict } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { maskDrawing } from './audited-drawing.ts'
import { checkStored, checkWorkflow, refusePlainSecrets } from './check-workflow.ts'
import { drawingOf, drawnFileOf, drawnOf, maxBodyBytes } from './workflow-forms.ts'
import { shownWorkflow, toldProblems } from './workflow-record.ts'
import {
  checkedDrawing,
  drawingToCheck,
  workflowRecord as record,
  workflowImport,
  workflowProblem,
  workflowVersion,
  workflowVersionDetail,
} from './workflow-schemas.ts'

const tags = ['approvals']
const idParam = z.object({ id: z.coerce.number().int().positive() })

const checkRoute = defineRoute({
  method: 'post',
  path: '/workflows/validate',
  summary: 'Both forms of what is drawn, and what would keep it from being published, element by element',
  tags,
  permission: 'workflow:read',
  audit: { action: 'read', secrets: maskDrawing },
  maxBodyBytes,
  request: { body: drawingToCheck },
  responses: { 200: checkedDrawing },
})
const validateRoute = defineRoute({
  method: 'post',
  path: '/workflows/{id}/validate',
  summary: 'What keeps a definition from being published, element by element',
  tags,
  permission: 'workflow:read',
  audit: { action: 'read' },
  request: { params: idParam },
  responses: { 200: z.object({ problems: z.array(workflowProblem) }) },
})
const importRoute = defineRoute({
  method: 'post',
  path: '/workflows/import',
  summary: 'Make a draft of a BPMN 2.0 file; everything in it is kept, and what cannot be run is told by element',
  tags,
  permission: 'workflow:write',
  audit: { secrets: maskDrawing },
  maxBodyBytes,
  request: { body: workflowImport },
  responses: { 201: record },
})
const exportRoute = defineRoute({
  method: 'get',
  path: '/workflows/{id}/export',
  summary: 'What is drawn at present, as a BPMN 2.0 file',
  tags,
  permission: 'workflow:read',
  request: { params: idParam },
  responses: {
    200: { description: 'The file', content: { 'application/xml': { schema: z.string() } } },
  },
})
const versionsRoute = defineRoute({
  method: 'get',
  path: '/workflows/{id}/versions',
  summary: 'The versions that were published, newest first',
  tags,
  permission: 'workflow:read',
  request: { params: idParam },
  responses: { 200: z.object({ items: z.array(workflowVersion) }) },
})
const versionRoute = defineRoute({
  method: 'get',
  path: '/workflows/{id}/versions/{version}',
  summary: 'One version in both of its forms, with its form and settings',
  tags,
  permission: 'workflow:read',
  request: { params: idParam.extend({ version: z.coerce.number().int().positive() }) },
  responses: { 200: workflowVersionDetail },
})

export const drawingRoutes = createRouter()
  .openapi(checkRoute, async (c) => {
    const { id, form_schema, callbacks, ...forms } = c.req.valid('json')
    const seen = await checkWorkflow(c.var.db, c.var.caller, { id, form_schema, callbacks, drawing: drawingOf(forms) })
    const { problems, graph, bpmn_xml } = seen
    return ok(c, { problems: toldProblems(problems, c.var.language), ...graph, bpmn_xml })
  })
  .openapi(validateRoute, async (c) => {
    const workflow = await getWorkflow(c.var.db, c.req.valid('param').id)
    const { problems } = await checkStored(c.var.db, c.var.caller, workflow)
    return ok(c, { problems: toldProblems(problems, c.var.language) })
  })
  .openapi(importRoute, async (c) => {
    const { name, bpmn_xml } = c.req.valid('json')
    const seen = await checkWorkflow(c.var.db, c.var.caller, {
      drawing: { bpmn_xml },
      form_schema: null,
      callbacks: [],
    })
    refusePlainSecrets(seen)
    const drawn = seen.name?.trim().slice(0, 100)
    const input = workflowInput.parse({ name: name ?? (drawn || imported[c.var.language]) })
    const made = await c.var.write((tx) => insertWorkflow(tx, input, drawnOf(seen), c.var.caller), { status: 201 })
    return ok(c, shownWorkflow(c, made, seen), 201)
  })
  .openapi(exportRoute, async (c) => {
    const workflow = await getWorkflow(c.var.db, c.req.valid('param').id)
    const xml = await drawnFileOf(workflow)
    if (xml === '') throw conflict(notDrawn)
    const headers = {
      'Content-Type': 'application/xml; charset=utf-8',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${workflow.name}.bpmn`)}`,
    }
    // A file is no value that the route's schemas could describe.
    return new Response(xml, { headers }) as never
  })
  .openapi(versionsRoute, async (c) => {
    const workflow = await getWorkflow(c.var.db, c.req.valid('param').id)
    return ok(c, { items: await versionsOf(c.var.db, workflow) })
  })
  .openapi(versionRoute, async (c) => {
    const { id, version } = c.req.valid('param')
    const workflow = await getWorkflow(c.var.db, id)
    const { form_schema, nodes, edges, callbacks, options, ...made } = await getWorkflowVersion(c.var.db, id, version)
    const brief = (await versionsOf(c.var.db, workflow)).find((one) => one.version === version)
    if (!brief) throw new Error('a version that is there is listed')
    return ok(c, {
      ...brief,
      ...{ form_schema, nodes, edges, callbacks, options },
      bpmn_xml: await drawnFileOf({ nodes, edges, ...made }),
    })
  })

async function versionsOf(db: DbOrTx, { id, published_version }: Workflow) {
  const items = await listVersions(db, id)
  return items.map((item) => ({ ...item, is_current: item.version === published_version }))
}

const imported = text('导入的审批流程', 'Imported approval')
const notDrawn = text('这个草稿还画不出来', 'This draft cannot be drawn yet')
