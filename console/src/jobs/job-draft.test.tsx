import { beforeAll, expect, test } from 'vitest'
import { loadTexts, useLanguage } from '../i18n/language.ts'
import { bodyOf, checkDraft, draftField, draftOf, emptyDraft } from './job-draft.ts'
import type { Job } from './job-records.ts'

beforeAll(async () => {
  await useLanguage('zh')
  await loadTexts('job-kinds', 'jobs')
})

const stored: Job = {
  id: 7,
  name: '对账',
  description: '',
  tags: ['财务'],
  job_type: 'http',
  config: {
    method: 'POST',
    url: 'https://erp.example.com/check',
    headers: { Accept: 'application/json' },
    query: {},
    body: { date: '{yesterday}' },
    expect_status: '200-299',
    secrets: [],
  },
  params: [{ name: 'region', type: 'string', default: 'east', required: false, secret: false }],
  trigger_type: 'cron',
  cron_expr: '0 9 * * *',
  timezone: 'Asia/Shanghai',
  start_at: null,
  end_at: null,
  overlap_policy: 'skip',
  misfire_policy: 'once',
  retry_count: 3,
  retry_backoff: 'fixed',
  retry_interval: 60,
  retry_max_interval: 600,
  timeout: 60,
  executor_group: 'default',
  interval: null,
  run_at: null,
  calendar_id: null,
  calendar_rule: 'skip',
  calendar_name: null,
  shard_total: null,
  broadcast: false,
  priority: 3,
  start_deadline: null,
  finish_deadline: null,
  alert: null,
  status: 'enabled',
  created_at: '2026-11-24T00:00:00.000Z',
  updated_at: '2026-11-24T00:00:00.000Z',
  version: 3,
  next_fire_at: null,
  created_by: 1,
  department_id: null,
}

const plain = { secret: false, isStored: false }

test('a job that is opened and saved unchanged stays as it was', () => {
  const { id, calendar_name, created_at, updated_at, created_by, department_id, version, next_fire_at, ...input } =
    stored
  expect(bodyOf(draftOf(stored))).toEqual(input)
})

test('secrets that are stored stay, until they are replaced', () => {
  const config = { ...stored.config, headers: { 'X-Key': '******', Accept: '*/*' }, secrets: ['headers.X-Key'] }
  const params = [{ name: 'pin', type: 'number' as const, default: '******', required: true, secret: true }]
  const draft = draftOf({ ...stored, config, params } as Job)
  expect(draft.headers).toEqual([
    { name: 'X-Key', value: '', isSecret: true, isStored: true },
    { name: 'Accept', value: '*/*', isSecret: false },
  ])
  expect(checkDraft(draft)).toEqual({})
  expect(bodyOf(draft)).toMatchObject({ config, params })

  const replaced = { ...draft, headers: [{ name: 'X-Key', value: 'new', isSecret: true }] }
  expect(bodyOf(replaced)).toMatchObject({ config: { headers: { 'X-Key': 'new' }, secrets: ['headers.X-Key'] } })
})

test('a new row is secret by its name, unless somebody says otherwise', () => {
  const rows = [
    { name: 'Authorization', value: 'a' },
    { name: 'token', value: 'b', isSecret: false },
  ]
  expect(bodyOf({ ...draftOf(stored), headers: rows })).toMatchObject({
    config: { secrets: ['headers.Authorization'] },
  })
})

test('a script keeps its files, and the other kind’s fields are not sent', () => {
  const config = { script: 'echo 1', args: ['a'], env: { A: '1' }, workdir_files: { 'a.txt': 'x' } }
  const body = bodyOf(draftOf({ ...stored, job_type: 'shell', config }))
  expect(body).toMatchObject({ job_type: 'shell', config })
  expect(body).not.toHaveProperty('config.url')
})

const grpc = {
  protocol: 'grpc',
  target: 'a:1',
  service: 's.S',
  method: 'M',
  message: { a: 1 },
  metadata: { k: 'v' },
} as const
const kept: Pick<Job, 'job_type' | 'config'>[] = [
  {
    job_type: 'sql',
    config: { datasource_id: 3, sql: 'select :a', params: { a: 1, b: '1', c: '{today}', d: ['x'] }, max_rows: 50 },
  },
  { job_type: 'python', config: { script: 'print(1)', args: [], env: {}, workdir_files: {} } },
  { job_type: 'rpc', config: { ...grpc, tls: false } },
  { job_type: 'rpc', config: { ...grpc, tls: { server_name: 'b' }, descriptor: 'AAAA' } },
  { job_type: 'rpc', config: { protocol: 'temporal', task_queue: 'q', activity: 'a', args: ['{today}', { n: 1 }] } },
  {
    job_type: 'http',
    config: {
      ...{
        method: 'GET',
        url: 'https://a/',
        headers: {},
        query: {},
        expect_status: '200-299',
        follow_redirects: false,
      },
      ...{ max_bytes: 2048, tls: { verify: true, ca: 'PEM' } },
    },
  },
]

test.each(kept)('what a job of the kind $job_type says comes back as it was', (fields) => {
  const job = { ...stored, ...fields } as Job
  expect(bodyOf(draftOf(job))).toMatchObject(fields)
  const { config } = bodyOf(draftOf(job))
  expect({ secrets: [], ...config }).toEqual({ secrets: [], ...fields.config })
  expect(checkDraft(draftOf(job))).toEqual({})
})

test('what a kind lacks is told by its fields', () => {
  const draft = { ...draftOf(stored), job_type: 'sql' as const }
  expect(Object.keys(checkDraft(draft))).toEqual(['datasource_id', 'sql'])
  expect(Object.keys(checkDraft({ ...draft, job_type: 'rpc', message: '[' }))).toEqual([
    'target',
    'service',
    'rpc_method',
    'message',
  ])
  expect(checkDraft({ ...draft, job_type: 'rpc', protocol: 'temporal', activity_args: '{}' })).toHaveProperty(
    'activity_args',
  )
})

test('a job by hand has no cron expression and no period', () => {
  const body = bodyOf({ ...draftOf(stored), trigger_type: 'manual', start_at: '2026-11-24T00:00:00+08:00' })
  expect(body).toMatchObject({ trigger_type: 'manual', cron_expr: null, start_at: null })
})

test('a job is carried out by one run, by shards or by every executor', () => {
  const draft = draftOf({ ...stored, shard_total: 8 })
  expect(draft).toMatchObject({ carried_by: 'shards', shard_total: 8 })
  expect(bodyOf(draft)).toMatchObject({ shard_total: 8, broadcast: false })
  expect(bodyOf({ ...draft, carried_by: 'broadcast' })).toMatchObject({ shard_total: null, broadcast: true })
  expect(bodyOf({ ...draft, carried_by: 'one' })).toMatchObject({ shard_total: null, broadcast: false })
  expect(checkDraft({ ...draft, shard_total: undefined })).toHaveProperty('shard_total')
})

test('empty rows are not sent, and defaults are read as their type', () => {
  const draft = {
    ...draftOf(stored),
    headers: [
      { name: ' ', value: 'x' },
      { name: 'A', value: '1' },
    ],
    params: [
      { name: 'limit', type: 'number' as const, default: '10', required: true, ...plain },
      { name: 'day', type: 'date' as const, default: '', required: false, ...plain },
    ],
  }
  expect(bodyOf(draft)).toMatchObject({
    config: { headers: { A: '1' } },
    params: [
      { name: 'limit', type: 'number', default: 10, required: true },
      { name: 'day', type: 'date', required: false },
    ],
  })
})

test('what is missing is told by field', () => {
  expect(Object.keys(checkDraft({ ...emptyDraft, timeout: undefined, cron_expr: ' ' }))).toEqual([
    'name',
    'url',
    'cron_expr',
    'timeout',
  ])
  expect(checkDraft({ ...draftOf(stored), body: '{' })).toHaveProperty('body')
  expect(
    checkDraft({
      ...draftOf(stored),
      params: [{ name: 'n', type: 'number', default: 'x', required: false, ...plain }],
    }),
  ).toHaveProperty('params')
  expect(checkDraft(draftOf(stored))).toEqual({})
})

test('an error of the server finds the field that it is about', () => {
  expect(draftField('config.headers.X-A', 'http')).toBe('headers')
  expect(draftField('params.0.name', 'sql')).toBe('params')
  expect(draftField('config.params.day', 'sql')).toBe('sql_params')
  expect(draftField('config.method', 'rpc')).toBe('rpc_method')
  expect(draftField('cron_expr', 'http')).toBe('cron_expr')
  expect(draftField('broadcast', 'shell')).toBe('carried_by')
})
