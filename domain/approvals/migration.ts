import { z } from 'zod'
import { nodeMapping } from './node-mapping.ts'

/** The number of a version that was published. */
export const versionNumber = z.int().positive().max(2_147_483_647)

export const migrationStatuses = ['running', 'done', 'cancelled'] as const
export type MigrationStatus = (typeof migrationStatuses)[number]

export const migrationInput = z.strictObject({
  to_version: versionNumber,
  dry_run: z.boolean().default(false),
  /** Only these requests; without them, all that are under way. */
  instance_ids: z.array(z.int().positive()).min(1).max(1000).optional(),
  node_mapping: nodeMapping,
})
