import { z } from 'zod'
import { formSchema } from './form.ts'
import { approvalCallback, mostEdges, mostNodes, workflowEdge, workflowNode } from './workflow-graph.ts'

export const definitionStatuses = ['draft', 'published', 'archived'] as const

export const workflowOptions = z.strictObject({
  /** Days after its approval in which the applicant may take a request back; without them it stands. */
  withdraw_days: z.int().min(0).max(365).default(0),
  /** Minutes between two reminders that the applicant sends to whoever has to decide. */
  urge_minutes: z.int().min(1).max(10_080).default(30),
})
export type WorkflowOptions = z.infer<typeof workflowOptions>

/** A BPMN 2.0 file. */
export const drawnFile = z.string().min(1).max(10_000_000)

/** One of its two forms. */
const drawing = {
  nodes: z.array(workflowNode).max(mostNodes).optional(),
  edges: z.array(workflowEdge).max(mostEdges).optional(),
  bpmn_xml: drawnFile.optional(),
}

/** What a caller sends to create or replace a definition: what is drawn may come later. */
export const workflowInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  description: z.string().max(2000).default(''),
  category: z.string().trim().max(50).default(''),
  form_schema: formSchema.nullish(),
  ...drawing,
  callbacks: z.array(approvalCallback).max(20).default([]),
  options: workflowOptions.prefault({}),
})
export type WorkflowInput = z.infer<typeof workflowInput>
