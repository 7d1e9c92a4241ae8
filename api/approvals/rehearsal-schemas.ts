import { z } from '@hono/zod-openapi'
import { versionNumber } from '../../domain/approvals/migration.ts'
import { markedNodes } from './approval-schemas.ts'

const people = z.array(z.int().positive()).max(100)
const verdict = z.enum(['approved', 'rejected'])
const nodeId = z.string().min(1).max(500)

/** A request that is only thought of. */
const thought = {
  form_data: z.record(z.string().max(100), z.json()).default({}),
  applicant_id: z
    .int()
    .positive()
    .optional()
    .openapi({ description: 'Whose request it would be; anybody but oneself needs the right to change definitions' }),
  title: z.string().trim().max(200).default(''),
  selected_approvers: z.record(z.string().max(500), people).default({}),
  version: versionNumber.optional().openapi({ description: 'By this published version, not by the current one' }),
  draft: z.boolean().default(false).openapi({ description: 'By what is drawn at present, not by what is published' }),
}

export const previewInput = z.strictObject({
  ...thought,
  verdicts: z
    .record(z.string().max(500), verdict)
    .default({})
    .openapi({ description: 'By node, what it comes to; what is not named is approved' }),
})

const decision = z
  .strictObject({
    node_id: nodeId,
    step_id: z.int().positive().optional().openapi({ description: 'Of several visits of the node, this one' }),
    verdict: verdict.optional(),
    user_id: z.int().positive().optional().openapi({ description: 'Whose decision it is; left out, that of the node' }),
    return_to: nodeId.optional().openapi({ description: 'Instead of a verdict, the node that it is returned to' }),
  })
  .refine((one) => (one.verdict === undefined) !== (one.return_to === undefined), {
    message: 'either verdict or return_to',
  })
export type Decision = z.infer<typeof decision>

export const simulationInput = z.strictObject({
  ...thought,
  decisions: z.array(decision).max(200).default([]).openapi({ description: 'In their order, from the beginning' }),
})

const person = z.object({
  id: z.int(),
  name: z.string().nullable(),
  owner_id: z.int().nullable().openapi({ description: 'Who is away, and for whom this one decides' }),
  owner_name: z.string().nullable(),
  status: z.enum(['open', 'held', 'done', 'void']).openapi({ description: '`held`: its turn has not come' }),
  verdict: verdict.nullable(),
  why: z.enum(['self', 'duplicate']).nullable().openapi({ description: 'Why this one is not asked' }),
})

const step = z.object({
  id: z.int(),
  node_id: z.string(),
  node_name: z.string().nullable(),
  type: z.string(),
  status: z
    .enum(['done', 'open', 'waiting', 'inside'])
    .openapi({ description: '`waiting`: at a join; `inside`: of a sub-process that is under way' }),
  verdict: verdict.nullable(),
  mode: z.enum(['all', 'any', 'ratio', 'sequential']).nullable(),
  after: z.array(z.int()).openapi({ description: 'The steps that it follows on' }),
  inside: z.int().nullable().openapi({ description: 'The step of the sub-process that it stands in' }),
  item: z.int().nullable().openapi({ description: 'Of a sub-process that is done for each of a list, counted from 0' }),
  people: z.array(person).openapi({ description: 'Who decides' }),
  copies: z.array(z.object({ id: z.int(), name: z.string().nullable() })),
  why: z
    .enum(['empty', 'choice'])
    .nullable()
    .openapi({ description: '`empty`: nobody was found; `choice`: somebody has yet to choose who decides' }),
  return_targets: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
})

export const rehearsedPath = z
  .object({
    outcome: verdict.nullable().openapi({ description: 'Null while something is under way' }),
    version: z.int().nullable().openapi({ description: 'Null: what is drawn at present' }),
    held: z
      .array(z.object({ node_id: z.string(), node_name: z.string().nullable(), message: z.string() }))
      .openapi({ description: 'Where it would stand still, because an expression cannot be judged' }),
    steps: z.array(step),
    ...markedNodes,
  })
  .openapi('RehearsedPath')
