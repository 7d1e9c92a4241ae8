import { z } from '@hono/zod-openapi'
import { migrationStatuses } from '../../domain/approvals/migration.ts'

const time = z.iso.datetime({ offset: true })

const moveProblem = z.object({
  element_id: z.string().openapi({ description: 'The node, or form_data.<field>; empty for the whole request' }),
  rule: z.string(),
  message: z.string(),
})

const named = { node_id: z.string(), node_name: z.string().nullable() }

const unmatchedNode = z.object({
  ...named,
  type: z.string(),
  candidates: z
    .array(z.object(named))
    .openapi({ description: 'Nodes of the same kind that the other version has and this one has not' }),
})

export const migrationVerdicts = z
  .object({
    to_version: z.int(),
    total: z.int().openapi({ description: 'Requests under way by other versions' }),
    movable: z.int(),
    unmatched_nodes: z.array(unmatchedNode).openapi({
      description: 'Where requests stand, or may again, that is not in the other version: what `node_mapping` may map',
    }),
    items: z
      .array(
        z.object({
          instance_id: z.int(),
          title: z.string(),
          applicant_name: z.string().nullable(),
          from_version: z.int(),
          current_node: z.string().nullable(),
          can_move: z.boolean(),
          problems: z.array(moveProblem),
        }),
      )
      .openapi({ description: 'At most 1,000, those that cannot be moved first' }),
  })
  .openapi('MigrationVerdicts')

export const migrationRecord = z
  .object({
    id: z.int(),
    workflow_id: z.int(),
    to_version: z.int(),
    node_mapping: z.record(z.string(), z.string()),
    status: z.enum(migrationStatuses),
    total: z.int(),
    moved: z.int(),
    refused: z.int(),
    waiting: z.int(),
    created_by: z.int().nullable(),
    created_by_name: z.string().nullable(),
    created_at: time,
    ended_at: time.nullable(),
  })
  .openapi('ApprovalMigration')

export const migrationDetail = migrationRecord
  .extend({
    mapped_nodes: z
      .array(z.object({ from: z.object(named), to: z.object(named) }))
      .openapi({ description: 'What `node_mapping` says, with the names that the nodes had' }),
    items: z
      .array(
        z.object({
          instance_id: z.int(),
          title: z.string(),
          from_version: z.int(),
          status: z.enum(['waiting', 'moved', 'refused']),
          problems: z.array(moveProblem),
          ended_at: time.nullable(),
        }),
      )
      .openapi({ description: 'At most 1,000, those that were refused first' }),
    deferred: z.literal(true).optional().openapi({ description: 'It begins when the workflow engine is back' }),
  })
  .openapi('ApprovalMigrationDetail')
