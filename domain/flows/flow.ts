import { z } from 'zod'
import { firingFields } from '../jobs/job.ts'
import type { FlowConfig } from './flow-config.ts'

const day = 86_400

/** A graph as it is sent: what is wrong with it is told element by element, by `checkGraph`. */
export const rawGraph = z.object({
  nodes: z.array(z.unknown()).max(10_000),
  edges: z.array(z.unknown()).max(50_000).default([]),
})

export const flowStatuses = ['draft', 'enabled', 'disabled'] as const
export type FlowStatus = (typeof flowStatuses)[number]

/** What a caller sends to create or replace a flow: one of the two forms of its graph, and when it runs. */
export const flowInput = z.strictObject({
  ...firingFields,
  dag_config: rawGraph.optional(),
  bpmn_xml: z.string().max(10_000_000).optional(),
  /** Nodes under way at once. */
  max_parallel: z.int().min(1).max(1000).nullish(),
  /** Of a whole run, in seconds. */
  timeout: z
    .int()
    .min(1)
    .max(30 * day)
    .default(7 * day),
  /** Left out, it is `enabled` when the graph can be run, else `draft`. */
  status: z.enum(flowStatuses).optional(),
})
export type FlowInput = z.infer<typeof flowInput>

/** What a flow is as a job: when it fires, with what parameters, and who hears of it. */
export type FlowTriggerInput = Omit<FlowInput, 'dag_config' | 'bpmn_xml' | 'max_parallel' | 'status'> & {
  job_type: 'flow'
  config: FlowConfig
  status: 'enabled' | 'disabled'
}
