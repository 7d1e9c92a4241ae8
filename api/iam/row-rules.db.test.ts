import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertDepartment } from '../../db/iam/department-queries.ts'
import { freezeJob, jobInput } from '../../domain/jobs/job.ts'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { createRandom } from '../../tooling/testing/random.ts'

type Scope = { resource: string; scope: string; department_ids?: number[]; rule?: string }
type Person = {
  id: number
  username: string
  department: number | null
  regions: string[]
  roles: Scope[][]
}
type Row = { id: number; name: string; createdBy: number; department: number | null; tags: string[] }

const seed = 20261125
const regions = ['华东', '华南', '华北']
const random = createRandom(seed)

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let parents: Map<number, number | null>
let people: Person[]
let jobs: Row[]
let runs: (Row & { jobId: number; status: string })[]
let admin: string

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  admin = await signInAs(api, await platform.makeUser([], { roles: ['super_admin'] }))
  parents = await makeDepartments()
  people = await makePeople(40)
  jobs = await makeJobs(60)
  runs = await makeRuns(120)
}, 120_000)
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

describe('for people with random roles', () => {
  test('list, total, search and detail show the jobs that a slow reference shows', async () => {
    let narrowed = 0
    for (const person of people) {
      const token = await signInAs(api, person)
      const expected = jobs.filter((job) => maySee(person, 'job', job))
      if (expected.length < jobs.length) narrowed++
      const list = await api.call('GET', '/jobs?page_size=200', { token })
      expect(idsOf(list.body.data.items), whoIs(person)).toEqual(idsOf(expected))
      expect(list.body.data.total, whoIs(person)).toBe(expected.length)
      const found = await api.call('GET', `/jobs?page_size=200&q=${encodeURIComponent('丙')}`, { token })
      expect(idsOf(found.body.data.items), whoIs(person)).toEqual(
        idsOf(expected.filter(({ name }) => name.includes('丙'))),
      )
      for (const job of pick(jobs, 4)) {
        const { status } = await api.call('GET', `/jobs/${job.id}`, { token })
        expect(status, `${whoIs(person)} opens ${job.id}`).toBe(expected.includes(job) ? 200 : 404)
      }
    }
    // A generator that narrows nobody would prove nothing.
    expect(narrowed).toBeGreaterThan(people.length / 3)
  })

  test('lists and sums of runs show the same set', async () => {
    for (const person of people) {
      const token = await signInAs(api, person)
      const expected = runs.filter((run) => maySee(person, 'run', run))
      const list = await api.call('GET', '/job-logs?page_size=200', { token })
      expect(idsOf(list.body.data.items), whoIs(person)).toEqual(idsOf(expected))
      const { body } = await api.call('GET', '/jobs/overview?since=2000-01-01T00:00:00Z', { token })
      expect(body.data.today.total, whoIs(person)).toBe(expected.length)
      expect(body.data.today.success).toBe(expected.filter(({ status }) => status === 'success').length)
      for (const run of pick(runs, 3)) {
        const { status } = await api.call('GET', `/job-logs/${run.id}/output`, { token })
        expect(status, `${whoIs(person)} reads ${run.id}`).toBe(expected.includes(run) ? 200 : 404)
      }
    }
  })

  test('list, total and export of users show the same set', async () => {
    // Everybody is their own, whoever made the account.
    const everybody = (await api.call('GET', '/users?page_size=200', { token: admin })).body.data.items as {
      id: number
      username: string
      department_id: number | null
      created_by: number | null
    }[]
    for (const person of people) {
      const token = await signInAs(api, person)
      const expected = everybody.filter(({ id, department_id, created_by }) => {
        const createdBy = id === person.id ? id : (created_by ?? 0)
        return maySee(person, 'user', { id, name: '', createdBy, department: department_id, tags: [] })
      })
      const list = await api.call('GET', '/users?page_size=200', { token })
      expect(idsOf(list.body.data.items), whoIs(person)).toEqual(idsOf(expected))
      expect(list.body.data.total).toBe(expected.length)
      const headers = { Authorization: `Bearer ${token}` }
      const file = await api.app.request('/api/v1/users/export?format=csv', { headers })
      const lines = (await file.text()).trim().split('\r\n').slice(1)
      expect(lines.map((line) => line.split(',')[0]?.replaceAll('"', '')).sort(), whoIs(person)).toEqual(
        expected.map(({ username }) => username).sort(),
      )
    }
  })

  test('what may not be seen can be neither changed nor run nor deleted', async () => {
    for (const person of pick(people, 12)) {
      const token = await signInAs(api, person)
      const hidden = jobs.find((job) => !maySee(person, 'job', job))
      if (!hidden) continue
      for (const [method, path] of [
        ['POST', `/jobs/${hidden.id}/trigger`],
        ['POST', `/jobs/${hidden.id}/pause`],
        ['GET', `/jobs/${hidden.id}/logs`],
        ['DELETE', `/jobs/${hidden.id}`],
      ] as const) {
        const { body } = await api.call(method, path, { token, ...(method === 'POST' && { body: {} }) })
        expect({ path, code: body.code }).toEqual({ path, code: 40401 })
      }
    }
    expect((await api.call('GET', '/jobs?page_size=1', { token: admin })).body.data.total).toBe(jobs.length)
  })
})

test('a rule about attributes lets through whose region is one of one’s own', async () => {
  const made = await platform.makeUser(['user:read'])
  await setRole(made.roleId, [{ resource: 'user', scope: 'CUSTOM', rule: 'attributes.region in user.regions' }])
  await setUser(made.id, { attributes: JSON.stringify({ regions: ['华东', '华南'] }) })
  const [east, north] = [await platform.makeUser([]), await platform.makeUser([])]
  await setUser(east.id, { attributes: JSON.stringify({ region: '华东' }) })
  await setUser(north.id, { attributes: JSON.stringify({ region: '华北' }) })
  const token = await signInAs(api, made)
  const ids = idsOf((await api.call('GET', '/users?page_size=200', { token })).body.data.items)
  expect(ids).toContain(east.id)
  expect(ids).not.toContain(north.id)
  expect(ids).not.toContain(made.id)
})

test('nobody widens what they see, or others see, by way of a role', async () => {
  const made = await platform.makeUser(['job:read', 'role:read', 'role:write', 'user:read', 'user:write'])
  await setRole(made.roleId, [{ resource: 'job', scope: 'DEPT' }])
  const token = await signInAs(api, made)
  const create = (code: string, data_scopes: object[]) =>
    api.call('POST', '/roles', { token, body: { name: code, code, permission_codes: ['job:read'], data_scopes } })
  expect((await create('wider_silent', [])).body.code).toBe(40301)
  expect((await create('wider_all', [{ resource: 'job', scope: 'ALL' }])).body.code).toBe(40301)
  expect((await create('as_wide', [{ resource: 'job', scope: 'DEPT' }])).body.code).toBe(0)
  const wide = await platform.makeUser(['job:read'])
  const grant = await api.call('POST', '/users', { token, body: { username: 'newcomer', role_ids: [wide.roleId] } })
  expect(grant.body.code).toBe(40301)
})

test('moving to another department counts at the next request', async () => {
  const [one = 0, two = 0] = [...parents.keys()]
  const made = await platform.makeUser(['job:read'])
  await setRole(made.roleId, [{ resource: '*', scope: 'DEPT' }])
  await setUser(made.id, { department_id: one })
  const token = await signInAs(api, made)
  const seen = async () => idsOf((await api.call('GET', '/jobs?page_size=200', { token })).body.data.items)
  expect(await seen()).toEqual(idsOf(jobs.filter(({ department }) => department === one)))
  await setUser(made.id, { department_id: two })
  await expect.poll(seen).toEqual(idsOf(jobs.filter(({ department }) => department === two)))
})

test.each([
  [{ resource: 'job', scope: 'CUSTOM', rule: 'drop table job' }],
  [{ resource: 'job', scope: 'CUSTOM', rule: { field: 'status', op: 'like', value: 'x' } }],
  [{ resource: 'job', scope: 'CUSTOM', rule: { field: 'status; --', op: 'eq', value: 'x' } }],
])('%o is refused when it is saved', async (scope) => {
  const body = { name: '规则', code: `rule_${Math.floor(random() * 1e9)}`, data_scopes: [scope] }
  const answer = await api.call('POST', '/roles', { token: admin, body })
  expect(answer.body).toMatchObject({ code: 40001, errors: [{ field: expect.stringContaining('data_scopes.0') }] })
})

/** The slow reference: written from the words of the contract, sharing nothing with what it checks. */
function maySee(person: Person, resource: string, row: Row): boolean {
  const said = person.roles.flatMap((scopes) => {
    const own = scopes.filter((scope) => scope.resource === resource)
    return own.length > 0 ? own : scopes.filter((scope) => scope.resource === '*')
  })
  if (said.length === 0) return true
  return said.some(({ scope, department_ids, rule }) => {
    if (scope === 'ALL') return true
    if (scope === 'SELF') return isOwn(person, row)
    if (scope === 'DEPT') return person.department !== null && row.department === person.department
    if (scope === 'DEPT_AND_BELOW') return person.department !== null && isBelow(row.department, person.department)
    const inDepartments = !department_ids || department_ids.includes(row.department ?? -1)
    return inDepartments && (rule === undefined || row.tags.some((tag) => person.regions.includes(tag)))
  })
}

function isOwn(person: Person, row: Row): boolean {
  const job = 'jobId' in row ? jobs.find(({ id }) => id === row.jobId) : undefined
  return row.createdBy === person.id || job?.createdBy === person.id
}

function isBelow(department: number | null, top: number): boolean {
  for (let at = department; at !== null; at = parents.get(at) ?? null) if (at === top) return true
  return false
}

async function makeDepartments(): Promise<Map<number, number | null>> {
  const made = new Map<number, number | null>()
  for (let index = 0; index < 9; index++) {
    const parent = index < 2 ? null : (one([...made.keys()]) ?? null)
    const input = { name: `部门 ${index}`, parent_id: parent, head_user_id: null, sort: index }
    const { id } = await database.db.transaction().execute((tx) => insertDepartment(tx, input, { userId: 1 }))
    made.set(id, parent)
  }
  return made
}

async function makePeople(count: number): Promise<Person[]> {
  const made: Person[] = []
  for (let index = 0; index < count; index++) {
    const { id, username, roleId } = await platform.makeUser([
      'job:read',
      'run:read',
      'job:trigger',
      'job:write',
      'job:delete',
      'user:read',
      'user:export',
    ])
    const roles = [randomScopes(), ...(random() < 0.4 ? [randomScopes()] : [])]
    await setRole(roleId, roles[0] ?? [])
    if (roles[1]) await giveRole(id, roleId, roles[1], index)
    const department = random() < 0.85 ? (one([...parents.keys()]) ?? null) : null
    const own = regions.filter(() => random() < 0.5)
    await setUser(id, { department_id: department, attributes: JSON.stringify({ regions: own }) })
    made.push({ id, username, department, regions: own, roles })
  }
  return made
}

/** Half of the second roles are given, half are inherited by the first. */
async function giveRole(userId: number, roleId: number, scopes: Scope[], index: number): Promise<void> {
  const { id } = await database.db
    .insertInto('role')
    .values({ code: `second_${index}`, name: `第二角色 ${index}`, data_scopes: JSON.stringify(scopes) })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (index % 2 === 0) await database.db.insertInto('user_role').values({ user_id: userId, role_id: id }).execute()
  else await database.db.insertInto('role_parent').values({ role_id: roleId, parent_id: id }).execute()
}

function randomScopes(): Scope[] {
  return Array.from({ length: Math.floor(random() * 3) }, () => {
    const resource = one(['job', 'run', '*', 'user']) ?? '*'
    const scope = one(['ALL', 'DEPT_AND_BELOW', 'DEPT', 'SELF', 'CUSTOM', 'CUSTOM']) ?? 'SELF'
    if (scope !== 'CUSTOM') return { resource, scope }
    const departments = pick([...parents.keys()], 2)
    // Runs carry no tags: only departments narrow them.
    const isRule = resource === 'job' && random() < 0.6
    return isRule
      ? { resource, scope, rule: 'tags in user.regions', ...(random() < 0.3 && { department_ids: departments }) }
      : { resource, scope, department_ids: departments }
  })
}

async function makeJobs(count: number): Promise<Row[]> {
  const rows: Row[] = []
  for (let index = 0; index < count; index++) {
    const row = {
      name: `${one(['甲', '乙', '丙'])}任务 ${index}`,
      createdBy: one(people)?.id ?? 1,
      department: random() < 0.9 ? (one([...parents.keys()]) ?? null) : null,
      tags: pick(regions, 2),
    }
    const { id } = await database.db
      .insertInto('job')
      .values({
        name: row.name,
        job_type: 'http',
        config: JSON.stringify({ url: 'http://example.com/' }),
        created_by: row.createdBy,
        department_id: row.department,
        tags: row.tags,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    rows.push({ id, ...row })
  }
  return rows
}

async function makeRuns(count: number) {
  const definition = JSON.stringify(
    freezeJob(jobInput.parse({ name: 'x', job_type: 'http', config: { url: 'http://example.com/' } })),
  )
  const rows: typeof runs = []
  for (let index = 0; index < count; index++) {
    const job = one(jobs)
    if (!job) throw new Error('there are jobs')
    const status = one(['success', 'failed'] as const) ?? 'success'
    const starter = one(people)?.id ?? 1
    const { id } = await database.db
      .insertInto('job_log')
      .values({
        job_id: job.id,
        definition,
        trace_id: '0'.repeat(32),
        trigger: 'manual',
        created_by: starter,
        department_id: job.department,
        scheduled_at: new Date(Date.now() - index * 60_000),
        end_time: new Date(),
        status,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    rows.push({ id, name: job.name, createdBy: starter, department: job.department, tags: [], jobId: job.id, status })
  }
  return rows
}

const setRole = (id: number, scopes: Scope[]) =>
  database.db
    .updateTable('role')
    .set({ data_scopes: JSON.stringify(scopes) })
    .where('id', '=', id)
    .execute()
const setUser = (id: number, fields: { department_id?: number | null; attributes?: string }) =>
  database.db.updateTable('user').set(fields).where('id', '=', id).execute()

const idsOf = (rows: { id: number }[]) => rows.map(({ id }) => id).sort((a, b) => a - b)
const whoIs = (person: Person) => JSON.stringify({ seed, ...person })

function one<T>(items: readonly T[]): T | undefined {
  return items[Math.floor(random() * items.length)]
}

function pick<T>(items: readonly T[], count: number): T[] {
  return items.toSorted(() => random() - 0.5).slice(0, count)
}
