import { z } from 'zod'
import { notifyChannels } from '../flows/flow-graph.ts'
import { mostGrantDays } from './role-grant.ts'

/** Texts that begin with `=` are FEEL over the request. */
const params = z.record(z.string().max(100), z.json()).default({})
const words = z.string().trim().max(4000)
const day = 86_400
/** Of a grant. */
const days = z.number().positive().max(mostGrantDays)
const expression = z.string().trim().startsWith('=').max(2000)

const service = {
  /** Of a service that fails for good: the request waits for somebody, or takes it for a rejection. */
  on_failure: z.enum(['wait', 'reject']).default('wait'),
}
const started = {
  ...service,
  params,
  /** Whether it is done when the run is started, or when that has ended well. Left out, a service waits and a callback does not. */
  wait: z.boolean().optional(),
}

/** What callbacks and services say of themselves, by their type. */
export const callbackConfig = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('webhook'),
    config: z.strictObject({
      ...service,
      url: z.url({ protocol: /^https?$/ }).max(2048),
      params,
      retry_count: z.int().min(0).max(20).default(6),
      /** Seconds before the first retry; each one after it waits twice as long, at most an hour. */
      retry_interval: z.int().min(1).max(day).default(10),
    }),
  }),
  z.strictObject({
    type: z.literal('job'),
    config: z.strictObject({ ...started, job_id: z.int().positive() }),
  }),
  z.strictObject({
    type: z.literal('flow'),
    config: z.strictObject({ ...started, flow_id: z.int().positive() }),
  }),
  z.strictObject({
    type: z.literal('notify'),
    config: z.strictObject({
      ...service,
      title: words.min(1).max(200),
      content: words.default(''),
      /** Nobody named means the applicant. */
      user_ids: z.array(z.int().positive()).max(200).default([]),
      role_id: z.int().positive().nullish(),
      channels: z.array(z.enum(notifyChannels)).min(1).max(notifyChannels.length).default(['in_app']),
    }),
  }),
  z.strictObject({
    type: z.literal('grant_role'),
    config: z.strictObject({
      ...service,
      /** Those that it may grant, one at a time. */
      role_ids: z.array(z.int().positive()).min(1).max(50),
      /** The code of the one that is meant, where there are several. */
      role: expression.optional(),
      /** Who gets it; left out, the applicant. */
      user: expression.optional(),
      days: z.union([days, expression]).optional(),
      max_days: days.optional(),
      /** Whether no days mean that it stays. */
      for_good: z.boolean().default(false),
    }),
  }),
  z.strictObject({ type: z.literal('config'), config: z.looseObject(service) }),
])
export type CallbackConfig = z.infer<typeof callbackConfig>
export type GrantConfig = Extract<CallbackConfig, { type: 'grant_role' }>['config']

/** What of it may say FEEL, by name. */
export function wordsOf(action: CallbackConfig): Record<string, unknown> {
  if (action.type === 'notify') return { title: action.config.title, content: action.config.content }
  if (action.type === 'grant_role') {
    const { role, user, days } = action.config
    return { role, user, days }
  }
  return 'params' in action.config ? (action.config.params as Record<string, unknown>) : {}
}
