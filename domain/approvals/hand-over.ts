import { z } from 'zod'

/** `failed`: some of its tasks could not be handed over, and can be tried again. */
export const handOverStatuses = ['running', 'done', 'failed', 'cancelled'] as const
export type HandOverStatus = (typeof handOverStatuses)[number]

/** `skipped`: it was decided, or somebody else's, before its turn came. */
export const handOverTaskStatuses = ['waiting', 'done', 'skipped', 'failed'] as const
export type HandOverTaskStatus = (typeof handOverTaskStatuses)[number]

/** Whose tasks go to whom; without somebody, each to the head above its request. */
export const handOverInput = z.strictObject({
  from_user_id: z.int().positive(),
  to_user_id: z.int().positive().nullable().default(null),
  reason: z.string().trim().max(500).default(''),
})
export type HandOverInput = z.infer<typeof handOverInput>
