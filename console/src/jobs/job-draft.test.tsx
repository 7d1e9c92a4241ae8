import { beforeAll, expect, test } from 'vitest'
import { loadTexts, useLanguage } from '../i18n/language.ts'
import { bodyOf, checkDraft, draftField, draftOf, emptyDraft } from './job-draft.ts'
import type { Job } from './job-records.ts'

beforeAll(async () => {
  await useLanguage('zh')
  await loadTexts('jobs')
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
  const { id, created_at, updated_at, created_by, department_id, version, next_fire_at, ...input } = stored
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

test('a job by hand has no cron expression and no period', () => {
  const body = bodyOf({ ...draftOf(stored), trigger_type: 'manual', start_at: '2026-11-24T00:00:00+08:00' })
  expect(body).toMatchObject({ trigger_type: 'manual', cron_expr: null, start_at: null })
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
  expect(draftField('config.headers.X-A')).toBe('headers')
  expect(draftField('params.0.name')).toBe('params')
  expect(draftField('cron_expr')).toBe('cron_expr')
})
