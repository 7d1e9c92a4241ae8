import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

const input = { name: '中国大陆', holidays: ['2027-10-01', '2027-10-04'], workdays: ['2027-10-09'] }
const job = { name: '对账', job_type: 'http', config: { url: 'http://example.com/' } }
const daily = { ...job, trigger_type: 'cron', cron_expr: '0 9 * * *' }

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let writer: string
let narrow: string
let nobody: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  const rights = ['calendar:read', 'calendar:write', 'calendar:delete', 'job:read', 'job:write', 'job:delete'] as const
  writer = await signInAs(api, await platform.makeUser([...rights, 'run:read', 'data-change:read']))
  const ownOnly = await platform.makeUser(rights)
  const scopes = JSON.stringify([{ resource: 'calendar', scope: 'SELF' }])
  await database.db.updateTable('role').set({ data_scopes: scopes }).where('id', '=', ownOnly.roleId).execute()
  narrow = await signInAs(api, ownOnly)
  nobody = await signInAs(api, await platform.makeUser([]))
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})
beforeEach(async () => {
  for (const table of ['job', 'calendar', 'outbox', 'job_log'] as const) await database.db.deleteFrom(table).execute()
})

const call = (method: string, path: string, body?: unknown, token = writer) => api.call(method, path, { token, body })
async function made(path: string, body: unknown, token = writer) {
  const answer = await call('POST', path, body, token)
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body.data
}
async function shown(fields: Record<string, unknown>, from = '2027-10-01T00:00:00+08:00'): Promise<string[]> {
  const { body } = await call('POST', '/jobs/preview', { ...fields, count: 1, from })
  return body.data.items.map(
    ({ scheduled_at, skip_reason }: { scheduled_at: string; skip_reason: string | null }) =>
      `${scheduled_at.slice(0, 10)} ${skip_reason ?? 'runs'}`,
  )
}
const told = () => database.db.selectFrom('outbox').select(['kind', 'subject']).orderBy('id').execute()

describe('a calendar', () => {
  test('is made with the usual weekend and zone, its dates in order and once', async () => {
    const calendar = await made('/calendars', { ...input, holidays: ['2027-10-04', '2027-10-01', '2027-10-04'] })
    const time = expect.stringMatching(/Z$/)
    expect(calendar).toEqual({
      id: expect.any(Number),
      ...input,
      timezone: 'Asia/Shanghai',
      weekends: [6, 7],
      job_count: 0,
      created_by: expect.any(Number),
      department_id: null,
      created_at: time,
      updated_at: time,
      version: 1,
    })
    expect((await call('GET', `/calendars/${calendar.id}`)).body.data).toEqual(calendar)
    expect((await call('GET', '/calendars?q=大陆&sort=-updated_at')).body.data).toMatchObject({
      total: 1,
      items: [calendar],
    })
  })

  test('is replaced as a whole, which the change log tells', async () => {
    const { id } = await made('/calendars', input)
    const { body } = await call('PUT', `/calendars/${id}`, { name: 'Office', weekends: [7], version: 1 })
    expect(body.data).toMatchObject({ name: 'Office', weekends: [7], holidays: [], workdays: [], version: 2 })
    const changes = await call('GET', `/data-change-logs?table_name=calendar&record_id=${id}`)
    expect(changes.body.data.items).toMatchObject([
      { action: 'update', changes: { holidays: { old: ['2027-10-01', '2027-10-04'], new: [] } } },
      { action: 'insert' },
    ])
  })

  test.each([
    ['a name of blanks', { name: ' ' }, 'name'],
    ['a zone that is not there', { timezone: 'Mars/Olympus' }, 'timezone'],
    ['an eighth weekday', { weekends: [8] }, 'weekends.0'],
    ['a date that is none', { holidays: ['2027-02-30'] }, 'holidays.0'],
    ['a year beyond reach', { holidays: ['0000-01-01'] }, 'holidays.0'],
    ['one day both off and worked on', { workdays: ['2027-10-01'] }, 'workdays'],
    [
      'too many dates',
      { holidays: Array.from({ length: 2001 }, (_, day) => new Date(day * 86_400_000).toISOString().slice(0, 10)) },
      'holidays',
    ],
    ['an unknown field', { colour: 'red' }, 'colour'],
  ])('with %s is 40001 by the name of the field', async (_what, change, field) => {
    const { status, body } = await call('POST', '/calendars', { ...input, ...change })
    expect([status, body.code, body.errors[0].field]).toEqual([400, 40001, field])
  })

  test('of a name that another one has is 40901, also in a race', async () => {
    const answers = await Promise.all([call('POST', '/calendars', input), call('POST', '/calendars', input)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    const other = await made('/calendars', { ...input, name: 'other' })
    const { body } = await call('PUT', `/calendars/${other.id}`, { ...input, version: 1 })
    expect([body.code, body.errors[0].field]).toEqual([40901, 'name'])
  })

  test('lets one of two that replace it at once win, and tells the other what stands now', async () => {
    const { id } = await made('/calendars', input)
    const put = (name: string) => call('PUT', `/calendars/${id}`, { ...input, name, version: 1 })
    const answers = await Promise.all([put('a'), put('b')])
    const [winner] = answers.filter(({ status }) => status === 200)
    const [loser] = answers.filter(({ status }) => status === 409)
    expect(loser?.body).toMatchObject({ code: 40902, data: winner?.body.data })
  })

  test('that does not exist, or that one may not see, is 40401 on every door', async () => {
    const { id } = await made('/calendars', input)
    for (const [address, token] of [
      ['/calendars/999999', writer],
      [`/calendars/${id}`, narrow],
    ] as const) {
      for (const [method, body] of [['GET'], ['PUT', { ...input, version: 1 }], ['DELETE']] as const) {
        expect([method, (await call(method, address, body, token)).body.code]).toEqual([method, 40401])
      }
    }
    expect((await call('GET', '/calendars', undefined, narrow)).body.data.total).toBe(0)
  })

  test.each([
    ['GET', '/calendars'],
    ['POST', '/calendars'],
    ['GET', '/calendars/1'],
    ['PUT', '/calendars/1'],
    ['DELETE', '/calendars/1'],
  ])('refuses %s %s without permission', async (method, path) => {
    expect((await call(method, path, undefined, nobody)).body.code).toBe(40301)
    expect((await api.call(method, path)).body.code).toBe(40101)
  })
})

describe('a job', () => {
  test('names a calendar that exists and that its author may see', async () => {
    const { id } = await made('/calendars', input)
    const refusal = { status: 400, body: { code: 40001, errors: [{ field: 'calendar_id' }] } }
    expect(await call('POST', '/jobs', { ...daily, calendar_id: 999_999 })).toMatchObject(refusal)
    expect(await call('POST', '/jobs', { ...daily, calendar_id: id }, narrow)).toMatchObject(refusal)
    expect(await call('POST', '/jobs/preview', dailyBy(id), narrow)).toMatchObject(refusal)
    const { id: jobId } = await made('/jobs', { ...daily, calendar_id: id })
    expect(await call('PUT', `/jobs/${jobId}`, { ...daily, calendar_id: 999_999, version: 1 })).toMatchObject(refusal)
    // What stands there already needs no right of the one who edits something else.
    const kept = await call('PUT', `/jobs/${jobId}`, { ...daily, calendar_id: id, timeout: 5, version: 1 }, narrow)
    expect(kept.body.data).toMatchObject({ calendar_id: id, calendar_name: '中国大陆', timeout: 5 })
  })

  test('says when it runs next, which is no day off', async () => {
    const everyDay = Array.from({ length: 40 }, (_, days) => new Date(Date.now() + (days - 1) * 86_400_000))
    const holidays = everyDay.map((date) => date.toISOString().slice(0, 10))
    const { id } = await made('/calendars', { name: 'long', weekends: [], timezone: 'UTC', holidays })
    const { next_fire_at } = await made('/jobs', { ...daily, timezone: 'UTC', calendar_id: id })
    expect(Date.parse(next_fire_at)).toBeGreaterThan(Date.now() + 38 * 86_400_000)
    const { body } = await call('GET', `/jobs?calendar_id=${id}`)
    expect(body.data.items).toMatchObject([{ calendar_name: 'long', next_fire_at }])
    expect((await call('GET', `/calendars/${id}`)).body.data.job_count).toBe(1)
  })

  test('that was paused leaves the reason of each fire in the pause', async () => {
    const today = new Date()
    const holidays = [today, new Date(today.getTime() - 86_400_000)].map((date) => date.toISOString().slice(0, 10))
    const calendar = await made('/calendars', { name: 'off', weekends: [], timezone: 'UTC', holidays })
    const hourly = { ...daily, cron_expr: '0 * * * *', timezone: 'UTC', calendar_id: calendar.id, status: 'disabled' }
    const { id } = await made('/jobs', hourly)
    const paused_at = new Date(today.getTime() - 3 * 86_400_000)
    await database.db.updateTable('job').set({ paused_at }).where('id', '=', id).execute()
    await call('POST', `/jobs/${id}/resume`)
    const rows = await database.db.selectFrom('job_log').select(['scheduled_at', 'skip_reason']).execute()
    expect(rows).toHaveLength(72)
    for (const { scheduled_at, skip_reason } of rows) {
      const isOff = holidays.includes(scheduled_at.toISOString().slice(0, 10))
      expect(skip_reason).toBe(isOff ? 'calendar' : 'paused')
    }
  })
})

describe('a preview', () => {
  test('shows what the calendar skips and where it moves to', async () => {
    const { id } = await made('/calendars', input)
    expect(await shown(dailyBy(id))).toEqual([
      ...['2027-10-01 calendar', '2027-10-02 calendar', '2027-10-03 calendar', '2027-10-04 calendar'],
      '2027-10-05 runs',
    ])
    const monthly = { ...dailyBy(id), cron_expr: '0 9 1 * *' }
    expect(await shown(monthly)).toEqual(['2027-10-01 calendar', '2027-11-01 runs'])
    expect(await shown({ ...monthly, calendar_rule: 'next_workday' })).toEqual([
      '2027-10-01 calendar',
      '2027-10-05 runs',
    ])
  })

  test('of a rate, a delay and a single time goes by the calendar, too', async () => {
    const { id } = await made('/calendars', input)
    const by = { calendar_id: id, calendar_rule: 'next_workday' }
    const weekly = { trigger_type: 'fixed_rate', interval: 604_800, start_at: '2027-10-01T09:00:00+08:00' }
    expect(await shown({ ...by, ...weekly })).toEqual(['2027-10-01 calendar', '2027-10-05 runs'])
    const once = { trigger_type: 'once', run_at: '2027-10-02T09:00:00+08:00' }
    expect(await shown({ ...by, ...once })).toEqual(['2027-10-02 calendar', '2027-10-05 runs'])
    const delay = { trigger_type: 'fixed_delay', interval: 86_400 }
    expect(await shown({ ...by, ...delay }, '2027-10-03T09:00:00+08:00')).toEqual([
      '2027-10-04 calendar',
      '2027-10-05 runs',
    ])
    expect(await shown({ ...by, trigger_type: 'manual' })).toEqual([])
  })
})

describe('editing a calendar', () => {
  test('changes every preview at once, and tells the schedules of the jobs that fire by it', async () => {
    const { id } = await made('/calendars', input)
    const jobs = await Promise.all(
      [
        { ...daily, name: 'cron' },
        { ...job, name: 'rate', trigger_type: 'fixed_rate', interval: 3600 },
        { ...job, name: 'by hand' },
        { ...daily, name: 'paused', status: 'disabled' },
      ].map((fields) => made('/jobs', { ...fields, calendar_id: id })),
    )
    const other = await made('/jobs', { ...daily, name: 'other' })
    await database.db.deleteFrom('outbox').execute()
    const armed_at = new Date('2026-01-01T00:00:00Z')
    await database.db.updateTable('job').set({ armed_at }).execute()

    await call('PUT', `/calendars/${id}`, { ...input, holidays: [...input.holidays, '2027-10-05'], version: 1 })

    expect((await shown(dailyBy(id))).at(-1)).toBe('2027-10-06 runs')
    const subjects = (await told()).map(({ kind, subject }) => `${kind} ${subject}`)
    expect(subjects.sort()).toEqual([`sync_schedule job:${jobs[0].id}`, `sync_schedule job:${jobs[1].id}`].sort())
    const rows = await database.db.selectFrom('job').select(['id', 'armed_at', 'version']).execute()
    const rearmed = rows.filter((row) => row.armed_at > armed_at).map((row) => row.id)
    expect(rearmed.sort()).toEqual([jobs[0].id, jobs[1].id].sort())
    expect(rearmed).not.toContain(other.id)
    // Nobody changed the jobs: who edits one does not lose to this.
    expect(rows.map(({ version }) => version)).toEqual([1, 1, 1, 1, 1])
  })
})

describe('deleting a calendar', () => {
  test('is refused while jobs go by it, and names them', async () => {
    const { id } = await made('/calendars', input)
    const { id: jobId } = await made('/jobs', { ...daily, calendar_id: id })
    const { status, body } = await call('DELETE', `/calendars/${id}`)
    expect([status, body.code, body.message]).toEqual([409, 40901, 'Jobs still go by this calendar: "对账"'])

    await call('DELETE', `/jobs/${jobId}`)
    expect(await call('DELETE', `/calendars/${id}`)).toMatchObject({ status: 200, body: { data: null } })
    expect((await call('GET', `/calendars/${id}`)).body.code).toBe(40401)
  })

  test('counts the many that are too much to name', async () => {
    const { id } = await made('/calendars', input)
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await made('/jobs', { ...daily, name, calendar_id: id })
    const { body } = await call('DELETE', `/calendars/${id}`)
    expect(body.message).toBe('6 jobs still go by this calendar, such as "a", "b", "c", "d", "e"')
  })

  test('while a job takes it leaves the one or the other', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await made('/calendars', { ...input, name: `round ${round}` })
      const [taken, deleted] = await Promise.all([
        call('POST', '/jobs', { ...daily, name: `job ${round}`, calendar_id: id }),
        call('DELETE', `/calendars/${id}`),
      ])
      expect([
        [201, 409],
        [400, 200],
      ]).toContainEqual([taken.status, deleted.status])
    }
  })
})

function dailyBy(calendar_id: number) {
  return { trigger_type: 'cron', cron_expr: '0 9 * * *', calendar_id }
}
