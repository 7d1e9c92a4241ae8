import { z } from 'zod'

export const migrationStatuses = ['running', 'done', 'cancelled'] as const
export type MigrationStatus = (typeof migrationStatuses)[number]

export const migrationInput = z.strictObject({
  to_version: z.int().positive(),
  dry_run: z.boolean().default(false),
  /** Only these requests; without them, all that are under way. */
  instance_ids: z.array(z.int().positive()).min(1).max(1000).optional(),
})
export type MigrationInput = z.infer<typeof migrationInput>
