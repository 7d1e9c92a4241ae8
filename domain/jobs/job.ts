import { z } from 'zod'
import type { FlowConfig } from '../flows/flow-config.ts'
import { alertChannels, alertReasons } from './alert-rules.ts'
import { type HttpConfig, type JobType, jobKinds, type ScriptConfig, type StoredType } from './kinds.ts'
import type { RpcConfig } from './rpc-kind.ts'
import type { SqlConfig } from './sql-kind.ts'

/** The triggers that can be set. One that is added here gets its fires in `next-fires.ts` and its schedule in `fire-calendars.ts`. */
export const triggerTypes = ['manual', 'cron', 'fixed_rate', 'fixed_delay', 'once'] as const

export const paramTypes = ['string', 'number', 'boolean', 'date', 'json'] as const

export const jobParam = z.strictObject({
  name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/),
  type: z.enum(paramTypes).default('string'),
  default: z.json().optional(),
  required: z.boolean().default(false),
  /** Its default and what runs are given are sealed and never shown. */
  secret: z.boolean().default(false),
})
export type JobParam = z.infer<typeof jobParam>

/** One that is whatever it is given. */
export function jsonParam(name: string, secret = false): JobParam {
  return { name, type: 'json', required: false, secret }
}

const seconds = (max: number) => z.int().min(1).max(max)
const day = 86_400

/** When a job fires; `/jobs/preview` takes these alone. */
export const triggerFields = {
  trigger_type: z.enum(triggerTypes).default('manual'),
  cron_expr: z.string().trim().min(1).max(200).nullish(),
  timezone: z.string().min(1).max(64).default('Asia/Shanghai'),
  start_at: z.iso.datetime({ offset: true }).nullish(),
  end_at: z.iso.datetime({ offset: true }).nullish(),
  /** Of `fixed_rate` and `fixed_delay`, in seconds. */
  interval: seconds(366 * day).nullish(),
  /** Of `once`. */
  run_at: z.iso.datetime({ offset: true }).nullish(),
  calendar_id: z.int().positive().nullish(),
  calendar_rule: z.enum(['skip', 'next_workday']).default('skip'),
}

/** Who hears of what goes wrong. `recipients`: ids of users; nobody named means whoever owns the job. */
export const jobAlert = z.strictObject({
  on: z.array(z.enum(alertReasons)).max(alertReasons.length).default([]),
  consecutive: z.int().min(2).max(1000).default(3),
  channels: z.array(z.enum(alertChannels)).max(alertChannels.length).default(['in_app']),
  recipients: z.array(z.int().positive()).max(50).default([]),
  /** Robots of the vendors among the channels. */
  robot_ids: z.array(z.int().positive()).max(20).default([]),
  webhook_url: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .nullish(),
})
export type JobAlert = z.infer<typeof jobAlert>

/** What jobs and flows have in common. */
export const firingFields = {
  name: z.string().trim().min(1).max(100),
  description: z.string().max(2000).default(''),
  params: z.array(jobParam).max(50).default([]),
  ...triggerFields,
  overlap_policy: z.enum(['skip', 'queue', 'cancel_running', 'allow']).default('skip'),
  misfire_policy: z.enum(['none', 'once', 'all']).default('none'),
  /** Classes of who goes first where work waits for a free hand: 1 before everything else, 5 after it. */
  priority: z.int().min(1).max(5).default(3),
  start_deadline: seconds(7 * day).nullish(),
  finish_deadline: seconds(30 * day).nullish(),
  alert: jobAlert.nullish(),
  tags: z.array(z.string().trim().min(1).max(50)).max(20).default([]),
}

const commonFields = {
  ...firingFields,
  retry_count: z.int().min(0).max(100).default(3),
  retry_backoff: z.enum(['exponential', 'fixed']).default('exponential'),
  retry_interval: seconds(day).default(60),
  retry_max_interval: seconds(day).default(600),
  timeout: seconds(7 * day).default(60),
  executor_group: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,49}$/)
    .default('default'),
  shard_total: z.int().min(1).max(1000).nullish(),
  /** A shard for each executor that lives when it fires. */
  broadcast: z.boolean().default(false),
  status: z.enum(['enabled', 'disabled']).default('enabled'),
}

/** What a caller sends to create or replace a job, each kind with its own `config`. Fields left out take these defaults. */
export const jobInput = z.discriminatedUnion('job_type', [
  z.strictObject({ job_type: z.literal('http'), ...commonFields, config: jobKinds.http.config }),
  z.strictObject({ job_type: z.literal('shell'), ...commonFields, config: jobKinds.shell.config }),
  z.strictObject({ job_type: z.literal('python'), ...commonFields, config: jobKinds.python.config }),
  z.strictObject({ job_type: z.literal('sql'), ...commonFields, config: jobKinds.sql.config }),
  z.strictObject({ job_type: z.literal('rpc'), ...commonFields, config: jobKinds.rpc.config }),
])
export type JobInput = z.infer<typeof jobInput>
export type JobConfig = HttpConfig | ScriptConfig | SqlConfig | RpcConfig

/** What a run carries of its job, frozen when the run is made: later edits do not reach it. */
const frozenFields = [
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
  'shard_total',
  'broadcast',
  'priority',
] as const satisfies (keyof JobInput)[]

type Kind = { job_type: JobType; config: JobConfig } | { job_type: 'flow'; config: FlowConfig }
type Frozen = Pick<JobInput, Exclude<(typeof frozenFields)[number], 'job_type' | 'config'>> & {
  /** Of a shard that this one executor alone is to carry out. */
  executor_instance?: string
}

export type FrozenJob = Frozen & Kind

export function freezeJob(job: Frozen & { job_type: StoredType; config: JobConfig | FlowConfig }): FrozenJob {
  const entries = frozenFields.map((field) => [field, job[field]])
  return Object.fromEntries(entries) as FrozenJob
}
