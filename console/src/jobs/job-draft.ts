import { secretMask } from '../../../domain/audit/mask-secrets.ts'
import type { JobAlert, JobInput, JobParam } from '../../../domain/jobs/job.ts'
import type { HttpConfig, JobType, ScriptConfig } from '../../../domain/jobs/kinds.ts'
import { t } from '../i18n/language.ts'
import type { KeyValue } from '../ui/key-value.ts'
import type { Job, JobBody } from './job-records.ts'
import { emptyRpc, type RpcDraft, rpcBody, rpcDraft, rpcProblems } from './kinds/rpc-draft.ts'
import { pairsOf, recordOf, secretsOf } from './kinds/secret-pairs.ts'
import { emptySql, type SqlDraft, sqlBody, sqlDraft, sqlProblems } from './kinds/sql-draft.ts'
import { parseParam, valueText } from './param-values.ts'

/** `isStored`: the server keeps a secret default that it does not show. */
export type ParamDraft = {
  name: string
  type: JobParam['type']
  default: string
  required: boolean
  secret: boolean
  isStored: boolean
}

/** A job as its form holds it: flat, every field there, numbers that may be empty while one types. */
export type JobDraft = SqlDraft &
  RpcDraft & {
    name: string
    description: string
    tags: string[]
    job_type: JobType
    method: HttpConfig['method']
    url: string
    headers: KeyValue[]
    query: KeyValue[]
    body: string
    expect_status: string
    expect_json: string
    follow_redirects: boolean
    max_kilobytes: number | undefined
    tls_verify: boolean
    http_ca: string
    script: string
    args: string[]
    env: KeyValue[]
    workdir_files: Record<string, string>
    trigger_type: JobInput['trigger_type']
    cron_expr: string
    timezone: string
    start_at: string
    end_at: string
    overlap_policy: JobInput['overlap_policy']
    misfire_policy: JobInput['misfire_policy']
    retry_count: number | undefined
    retry_backoff: JobInput['retry_backoff']
    retry_interval: number | undefined
    retry_max_interval: number | undefined
    timeout: number | undefined
    executor_group: string
    interval: number | undefined
    run_at: string
    calendar_id: number | null
    calendar_rule: JobInput['calendar_rule']
    /** By one run, by so many shards, or by one on each executor that lives. */
    carried_by: 'one' | 'shards' | 'broadcast'
    shard_total: number | undefined
    priority: JobInput['priority']
    start_deadline: number | undefined
    finish_deadline: number | undefined
    alert: JobAlert | null
    params: ParamDraft[]
    status: JobInput['status']
  }

export const scriptStarts = {
  shell: '#!/bin/bash\nset -euo pipefail\n\n',
  python: 'import json\nimport os\n\n',
}

export const emptyDraft: JobDraft = {
  ...emptySql,
  ...emptyRpc,
  name: '',
  description: '',
  tags: [],
  job_type: 'http',
  method: 'GET',
  url: '',
  headers: [],
  query: [],
  body: '',
  expect_status: '200-299',
  expect_json: '',
  follow_redirects: true,
  max_kilobytes: undefined,
  tls_verify: true,
  http_ca: '',
  script: scriptStarts.shell,
  args: [],
  env: [],
  workdir_files: {},
  trigger_type: 'cron',
  cron_expr: '0 9 * * *',
  timezone: 'Asia/Shanghai',
  start_at: '',
  end_at: '',
  overlap_policy: 'skip',
  misfire_policy: 'none',
  retry_count: 3,
  retry_backoff: 'exponential',
  retry_interval: 60,
  retry_max_interval: 600,
  timeout: 60,
  executor_group: 'default',
  interval: 60,
  run_at: '',
  calendar_id: null,
  calendar_rule: 'skip',
  carried_by: 'one',
  shard_total: 2,
  priority: 3,
  start_deadline: undefined,
  finish_deadline: undefined,
  alert: null,
  params: [],
  status: 'enabled',
}

export function draftOf(job: Job): JobDraft {
  const { name, description, tags, job_type, trigger_type, timezone, overlap_policy, misfire_policy } = job
  const { retry_count, retry_backoff, retry_interval, retry_max_interval, timeout, executor_group, status } = job
  return {
    ...emptyDraft,
    ...{ name, description, tags, job_type, trigger_type, timezone, overlap_policy, misfire_policy },
    ...{ retry_count, retry_backoff, retry_interval, retry_max_interval, timeout, executor_group, status },
    cron_expr: job.cron_expr ?? '',
    start_at: job.start_at ?? '',
    end_at: job.end_at ?? '',
    interval: job.interval ?? emptyDraft.interval,
    run_at: job.run_at ?? '',
    ...{ calendar_id: job.calendar_id ?? null, calendar_rule: job.calendar_rule },
    carried_by: job.broadcast ? 'broadcast' : job.shard_total ? 'shards' : 'one',
    ...{ shard_total: job.shard_total ?? emptyDraft.shard_total, priority: job.priority },
    ...{ start_deadline: job.start_deadline ?? undefined, finish_deadline: job.finish_deadline ?? undefined },
    alert: job.alert ?? null,
    params: job.params.map(paramDraft),
    ...kindDraft(job),
  }
}

function kindDraft(job: Job): Partial<JobDraft> {
  switch (job.job_type) {
    case 'http':
      return httpDraft(job.config)
    case 'sql':
      return sqlDraft(job.config)
    case 'rpc':
      return rpcDraft(job.config)
    case 'shell':
    case 'python':
      return scriptDraft(job.config)
  }
}

function paramDraft({ name, type, required, secret, default: usual }: JobParam): ParamDraft {
  const isStored = secret && usual === secretMask
  const text = isStored || usual === undefined || usual === null ? '' : valueText(usual)
  return { name, type, required, secret, isStored, default: text }
}

function httpDraft(config: HttpConfig) {
  return {
    method: config.method,
    url: config.url,
    headers: pairsOf('headers', config.headers, config.secrets),
    query: pairsOf('query', config.query, config.secrets),
    body: config.body === undefined ? '' : JSON.stringify(config.body, null, 2),
    expect_status: Array.isArray(config.expect_status) ? config.expect_status.join(',') : String(config.expect_status),
    expect_json: config.expect_json ?? '',
    follow_redirects: config.follow_redirects ?? true,
    max_kilobytes: config.max_bytes === undefined ? undefined : Math.ceil(config.max_bytes / 1024),
    tls_verify: config.tls?.verify ?? true,
    http_ca: config.tls?.ca ?? '',
  }
}

function scriptDraft(config: ScriptConfig) {
  const { script, args, env, workdir_files, secrets } = config
  return { script, args, env: pairsOf('env', env, secrets), workdir_files }
}

/** What the API takes. The draft has passed `checkDraft`. */
export function bodyOf(draft: JobDraft): JobBody {
  const all = {
    name: draft.name.trim(),
    description: draft.description,
    tags: draft.tags,
    params: draft.params.map(paramBody),
    ...triggerOf(draft),
    overlap_policy: draft.overlap_policy,
    misfire_policy: draft.misfire_policy,
    retry_count: draft.retry_count,
    retry_backoff: draft.retry_backoff,
    retry_interval: draft.retry_interval,
    retry_max_interval: draft.retry_max_interval,
    timeout: draft.timeout,
    executor_group: draft.executor_group,
    shard_total: draft.carried_by === 'shards' ? (draft.shard_total ?? null) : null,
    ...{ broadcast: draft.carried_by === 'broadcast', priority: draft.priority },
    ...{ start_deadline: draft.start_deadline ?? null, finish_deadline: draft.finish_deadline ?? null },
    alert: draft.alert,
    status: draft.status,
  }
  switch (draft.job_type) {
    case 'http':
      return { ...all, job_type: 'http', config: httpBody(draft) }
    case 'sql':
      return { ...all, job_type: 'sql', config: sqlBody(draft) }
    case 'rpc':
      return { ...all, job_type: 'rpc', config: rpcBody(draft) }
    case 'shell':
    case 'python':
      return { ...all, job_type: draft.job_type, config: scriptBody(draft) }
  }
}

function paramBody({ name, type, required, secret, isStored, default: text }: ParamDraft) {
  const given = text.trim() === '' ? {} : { default: parseParam(type, text) }
  return { name: name.trim(), type, required, secret, ...(isStored ? { default: secretMask } : given) }
}

/** The part that `/jobs/preview` takes too. */
export function triggerOf(draft: JobDraft) {
  const { trigger_type } = draft
  const isRepeated = trigger_type !== 'manual' && trigger_type !== 'once'
  return {
    trigger_type,
    cron_expr: trigger_type === 'cron' ? draft.cron_expr.trim() : null,
    interval: hasInterval(draft) ? draft.interval : null,
    run_at: (trigger_type === 'once' && draft.run_at) || null,
    timezone: draft.timezone,
    start_at: (isRepeated && draft.start_at) || null,
    end_at: (isRepeated && draft.end_at) || null,
    calendar_id: trigger_type === 'manual' ? null : draft.calendar_id,
    calendar_rule: draft.calendar_rule,
  }
}

function httpBody(draft: JobDraft) {
  return {
    method: draft.method,
    url: draft.url.trim(),
    headers: recordOf(draft.headers),
    query: recordOf(draft.query),
    ...(draft.body.trim() === '' ? {} : { body: JSON.parse(draft.body) as unknown }),
    expect_status: draft.expect_status.trim() || '200-299',
    ...(draft.expect_json.trim() === '' ? {} : { expect_json: draft.expect_json.trim() }),
    ...(!draft.follow_redirects && { follow_redirects: false }),
    ...(draft.max_kilobytes !== undefined && { max_bytes: draft.max_kilobytes * 1024 }),
    ...tlsBody(draft),
    secrets: [...secretsOf('headers', draft.headers), ...secretsOf('query', draft.query)],
  }
}

function tlsBody({ tls_verify, http_ca }: JobDraft) {
  if (!tls_verify) return { tls: { verify: false } }
  return http_ca.trim() === '' ? {} : { tls: { verify: true, ca: http_ca.trim() } }
}

function scriptBody(draft: JobDraft) {
  return {
    script: draft.script,
    args: draft.args,
    env: recordOf(draft.env),
    workdir_files: draft.workdir_files,
    secrets: secretsOf('env', draft.env),
  }
}

/** What is missing before the server is asked; all other rules are the server's. */
export function checkDraft(draft: JobDraft): Partial<Record<keyof JobDraft, string>> {
  const words = t().jobs
  const missing = (label: string): string => t().form.required(label)
  return {
    ...(draft.name.trim() === '' && { name: missing(words.name) }),
    ...kindProblems(draft),
    ...(draft.trigger_type === 'cron' && draft.cron_expr.trim() === '' && { cron_expr: missing(words.cron) }),
    ...(hasInterval(draft) && draft.interval === undefined && { interval: missing(words.interval) }),
    ...(draft.trigger_type === 'once' && draft.run_at === '' && { run_at: missing(words.runAt) }),
    ...(draft.carried_by === 'shards' && draft.shard_total === undefined && { shard_total: missing(words.shardTotal) }),
    ...(draft.timeout === undefined && { timeout: missing(words.timeout) }),
    ...(draft.retry_count === undefined && { retry_count: missing(words.retryCount) }),
    ...(draft.retry_interval === undefined && { retry_interval: missing(words.retryInterval) }),
    ...(draft.retry_max_interval === undefined && { retry_max_interval: missing(words.retryMax) }),
    ...paramsProblem(draft.params),
  }
}

const hasInterval = ({ trigger_type }: JobDraft): boolean =>
  trigger_type === 'fixed_rate' || trigger_type === 'fixed_delay'

function kindProblems(draft: JobDraft): Partial<Record<keyof JobDraft, string>> {
  const { url, script } = t().jobs
  switch (draft.job_type) {
    case 'http':
      return {
        ...(draft.url.trim() === '' && { url: t().form.required(url) }),
        ...(!isJson(draft.body) && { body: t().jobs.bodyInvalid }),
      }
    case 'sql':
      return sqlProblems(draft)
    case 'rpc':
      return rpcProblems(draft)
    case 'shell':
    case 'python':
      return draft.script.trim() === '' ? { script: t().form.required(script) } : {}
  }
}

function paramsProblem(params: ParamDraft[]): { params?: string } {
  const broken = params.find(
    (param) => param.default.trim() !== '' && parseParam(param.type, param.default) === undefined,
  )
  if (broken) return { params: `${broken.name}：${t().jobs.paramInvalid[broken.type]}` }
  return params.some((param) => param.name.trim() === '') ? { params: t().form.required(t().jobs.paramName) } : {}
}

function isJson(text: string): boolean {
  if (text.trim() === '') return true
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Fields of a kind's `config` that have another name in the form. */
const renamed: Partial<Record<JobType, Record<string, keyof JobDraft>>> = {
  http: { max_bytes: 'max_kilobytes', tls: 'http_ca' },
  sql: { params: 'sql_params' },
  rpc: { method: 'rpc_method', args: 'activity_args', tls: 'tls_ca' },
}

/** The field of the form that an error of the server belongs to: `config.headers.X` stands at the headers. */
export function draftField(serverField: string, type: JobType): string {
  const isConfig = serverField.startsWith('config.')
  const [name = serverField] = serverField.replace(/^config\./, '').split('.')
  if (name === 'broadcast') return 'carried_by'
  return (isConfig && renamed[type]?.[name]) || name
}
