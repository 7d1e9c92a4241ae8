import { z } from 'zod'

const time = z.iso.datetime({ offset: true })

/** Somebody decides for another for a while. Without definitions, in all of them; without a person, for oneself. */
export const proxyInput = z.strictObject({
  user_id: z.int().positive().optional(),
  proxy_id: z.int().positive(),
  workflow_ids: z.array(z.int().positive()).max(100).default([]),
  starts_at: time,
  ends_at: time,
  reason: z.string().trim().max(500).default(''),
})
export type ProxyInput = z.infer<typeof proxyInput>

/** As of now: it has yet to begin, is in force, or is over. */
export const proxyStates = ['upcoming', 'current', 'ended'] as const
export type ProxyState = (typeof proxyStates)[number]
