import { z } from '@hono/zod-openapi'
import type { Halt } from '../../db/jobs/scheduler-queries.ts'

const time = z.iso.datetime({ offset: true })

export const schedulerState = z
  .object({
    halted: z.boolean(),
    reason: z.string().nullable(),
    halted_at: time.nullable(),
    halted_by: z.int().nullable(),
    halted_by_name: z.string().nullable(),
    cancel_running: z.boolean().openapi({ description: 'Whether what ran when it was halted was cancelled' }),
    cancelled_runs: z.int(),
  })
  .openapi('SchedulerState')

export function stateOf(halt: Halt | undefined) {
  return {
    halted: halt !== undefined,
    reason: halt?.reason ?? null,
    halted_at: halt?.halted_at.toISOString() ?? null,
    halted_by: halt?.halted_by ?? null,
    halted_by_name: halt?.halted_by_name ?? null,
    cancel_running: halt?.cancel_running ?? false,
    cancelled_runs: halt?.cancelled_runs ?? 0,
  }
}
