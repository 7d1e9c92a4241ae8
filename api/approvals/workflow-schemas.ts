import { z } from '@hono/zod-openapi'
import { definitionStatuses, workflowInput, workflowOptions } from '../../domain/approvals/definition.ts'
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

export const workflowRecord = workflowBrief
  .extend({
    form_schema: formSchema.nullable(),
    nodes: z.array(workflowNode),
    edges: z.array(workflowEdge),
    callbacks: z.array(approvalCallback),
    options: workflowOptions,
    problems: z.array(workflowProblem).openapi({ description: 'What keeps it from being published' }),
  })
  .openapi('Workflow')

export const workflowReplacement = workflowInput.extend({
  revision: z.int().positive().optional().openapi({ description: 'The one that was read; or header If-Match' }),
})
