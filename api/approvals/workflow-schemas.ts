import { z } from '@hono/zod-openapi'
import { definitionStatuses, drawnFile, workflowInput, workflowOptions } from '../../domain/approvals/definition.ts'
import { formSchema } from '../../domain/approvals/form.ts'
import { approvalCallback, workflowEdge, workflowNode } from '../../domain/approvals/workflow-graph.ts'

const time = z.iso.datetime({ offset: true })

export const workflowProblem = z
  .object({
    element_id: z.string().openapi({
      description: 'The node, the edge as source→target, or a callback as callbacks.0; empty for the whole',
    }),
    rule: z.string(),
    message: z.string(),
  })
  .openapi('WorkflowProblem')

export const workflowBrief = z
  .object({
    id: z.int(),
    name: z.string(),
    description: z.string(),
    category: z.string(),
    status: z.enum(definitionStatuses),
    version: z.int().openapi({ description: 'The one that is published; 0 before the first' }),
    revision: z.int().openapi({ description: 'The edit lock' }),
    created_by: z.int().nullable(),
    department_id: z.int().nullable(),
    created_at: time,
    updated_at: time,
  })
  .openapi('WorkflowBrief')

const drawn = {
  form_schema: formSchema.nullable(),
  nodes: z.array(workflowNode),
  edges: z.array(workflowEdge),
  bpmn_xml: z.string().openapi({ description: 'The same as a BPMN 2.0 file; empty where it cannot be drawn' }),
  callbacks: z.array(approvalCallback),
  options: workflowOptions,
}

export const workflowRecord = workflowBrief
  .extend({
    ...drawn,
    problems: z.array(workflowProblem).openapi({ description: 'What keeps it from being published' }),
  })
  .openapi('Workflow')

export const workflowReplacement = workflowInput.extend({
  revision: z.int().positive().optional().openapi({ description: 'The one that was read; or header If-Match' }),
})

export const workflowImport = z.strictObject({
  name: z.string().trim().min(1).max(100).optional(),
  bpmn_xml: drawnFile,
})

export const drawingToCheck = workflowInput
  .pick({ nodes: true, edges: true, bpmn_xml: true, form_schema: true, callbacks: true })
  .extend({ id: z.int().positive().optional().openapi({ description: 'The definition that this is drawn for' }) })

export const checkedDrawing = z.object({
  problems: z.array(workflowProblem),
  nodes: drawn.nodes.openapi({ description: 'What of the drawing can be run' }),
  edges: drawn.edges,
  bpmn_xml: drawn.bpmn_xml,
})

export const workflowVersion = z
  .object({
    version: z.int(),
    created_by: z.int().nullable(),
    created_by_name: z.string().nullable(),
    created_at: time,
    is_current: z.boolean(),
  })
  .openapi('WorkflowVersion')

export const workflowVersionDetail = workflowVersion.extend(drawn).openapi('WorkflowVersionDetail')
