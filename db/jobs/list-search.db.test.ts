import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '../../domain/iam/viewer.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'
import { listJobs } from './job-queries.ts'
import { listRuns } from './run-queries.ts'

const everybody: Viewer = { userId: 0, departmentId: null, attributes: {}, rules: [] }
const page = (number: number) => ({ page: number, page_size: 5, sort: [] })
const jobCount = 4_400
let database: TestDatabase

/** Every other job is one of 日结算; each has one run, the higher its number the newer. */
beforeAll(async () => {
  database = await testDatabase()
  await sql`
    with made as (
      insert into job (name, job_type, config, tags)
      select (array['日结算', 'Backup'])[1 + number % 2] || ' 任务 ' || number, 'http', '{"url":"http://example.com/"}',
        array['tag' || number % 2]
      from generate_series(1, ${sql.lit(jobCount)}) as number
      returning id, name
    )
    insert into job_log (job_id, definition, trigger, trace_id, scheduled_at, status, end_time)
    select id, jsonb_build_object('name', name), 'manual', repeat('f', 32), now() - make_interval(secs => ${sql.lit(jobCount)} - id),
      'success', now()
    from made`.execute(database.db)
  await sql`analyze job, job_log`.execute(database.db)
})
afterAll(() => database.close())

const jobNames = async (q: string, number = 1) => {
  const { items, ...counted } = await listJobs(database.db, everybody, { q }, page(number))
  return { names: items.map(({ name }) => name), ...counted }
}
const runNames = async (q: string, number = 1) => {
  const { items, ...counted } = await listRuns(database.db, everybody, { q }, page(number))
  return { names: items.map(({ job_name }) => job_name), ...counted }
}
const newest = (from: number) => [0, 2, 4, 6, 8].map((step) => `日结算 任务 ${from - step}`)

describe('a search that finds few jobs', () => {
  test('counts them, and the runs of them', async () => {
    const names = [9, 8, 7, 6, 5].map((last) => `${last % 2 === 0 ? '日结算' : 'Backup'} 任务 439${last}`)
    for (const search of [jobNames, runNames]) expect(await search('任务 439')).toEqual({ names, total: 11 })
  })

  test('finds nothing where there is nothing', async () => {
    for (const search of [jobNames, runNames]) expect(await search('没有这个')).toEqual({ names: [], total: 0 })
  })
})

describe('a search for a word that thousands of names have', () => {
  test('gives page after page in order, and about how many there are', async () => {
    for (const search of [jobNames, runNames]) {
      const { names, total, isEstimated } = await search('结算')
      expect(names).toEqual(newest(jobCount))
      expect(isEstimated).toBe(true)
      expect(total).toBeGreaterThan(jobCount / 4)
      expect(total).toBeLessThan(jobCount)
      expect((await search('结算', 3)).names).toEqual(newest(jobCount - 20))
    }
  })
})

test('a text is found by whole, by one character, and by parts with a blank between them', async () => {
  for (const q of ['日', '日结', '日结算', '结算 任', 'ＢＡＣＫＵＰ', 'b']) {
    const { names } = await jobNames(q)
    expect(names, q).toHaveLength(5)
  }
  expect((await jobNames('算结')).names).toEqual([])
})

test('jobs are found by their tag', async () => {
  const { items, total } = await listJobs(database.db, everybody, { tag: 'tag1' }, page(1))
  expect(total).toBe(jobCount / 2)
  expect(items.map(({ tags }) => tags)).toEqual(Array(5).fill(['tag1']))
})
