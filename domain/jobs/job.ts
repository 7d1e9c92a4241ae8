import { z } from 'zod'

export const jobTypes = ['http', 'shell', 'sql', 'python', 'rpc'] as const
export type JobType = (typeof jobTypes)[number]

export const triggerTypes = ['manual', 'cron', 'fixed_rate', 'fixed_delay', 'once'] as const
export type TriggerType = (typeof triggerTypes)[number]

export const paramTypes = ['string', 'number', 'boolean', 'date', 'json'] as const

export const jobParam = z.strictObject({
  name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/),
  type: z.enum(paramTypes).default('string'),
  default: z.json().optional(),
  required: z.boolean().default(false),
})
export type JobParam = z.infer<typeof jobParam>

const seconds = (max: number) => z.number().int().min(1).max(max)
const day = 86_400

/** When a job fires; `/jobs/preview` takes these alone. */
export const triggerFields = {
  trigger_type: z.enum(triggerTypes).default('manual'),
  cron_expr: z.string().trim().min(1).max(200).nullish(),
  timezone: z.string().min(1).max(64).default('Asia/Shanghai'),
  interval: seconds(365 * day).nullish(),
  run_at: z.iso.datetime({ offset: true }).nullish(),
  start_at: z.iso.datetime({ offset: true }).nullish(),
  end_at: z.iso.datetime({ offset: true }).nullish(),
}

/** What a caller sends to create or replace a job. PUT replaces: fields left out take these defaults. */
export const jobInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  description: z.string().max(2000).default(''),
  job_type: z.enum(jobTypes),
  config: z.record(z.string(), z.json()),
  params: z.array(jobParam).max(50).default([]),
  ...triggerFields,
  overlap_policy: z.enum(['skip', 'queue', 'cancel_running', 'allow']).default('skip'),
  misfire_policy: z.enum(['none', 'once', 'all']).default('none'),
  retry_count: z.number().int().min(0).max(100).default(3),
  retry_backoff: z.enum(['exponential', 'fixed']).default('exponential'),
  retry_interval: seconds(day).default(60),
  retry_max_interval: seconds(day).default(600),
  timeout: seconds(7 * day).default(60),
  executor_group: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,49}$/)
    .default('default'),
  status: z.enum(['enabled', 'disabled']).default('enabled'),
  tags: z.array(z.string().trim().min(1).max(50)).max(20).default([]),
})
export type JobInput = z.infer<typeof jobInput>

/** What a run carries of its job, frozen when the run is made: later edits do not reach it. */
export const frozenFields = [
  'name',
  'job_type',
  'config',
  'params',
  'timezone',
  'retry_count',
  'retry_backoff',
  'retry_interval',
  'retry_max_interval',
  'timeout',
  'executor_group',
] as const satisfies (keyof JobInput)[]
export type FrozenJob = Pick<JobInput, (typeof frozenFields)[number]>

export function freezeJob(job: FrozenJob): FrozenJob {
  return Object.fromEntries(frozenFields.map((field) => [field, job[field]])) as FrozenJob
}
