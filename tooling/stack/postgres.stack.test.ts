import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAlive, signal } from '../ground/processes.mjs'
import { startPostgres } from './postgres.ts'

let dataDir = ''
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'ops-postgres-'))
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' })
    return rows.map(([value]) => value)
  } finally {
    await client.end()
  }
}

test('the first start makes a database that sorts Chinese names by pinyin, for a role that is no superuser', async () => {
  const postgres = await startPostgres({ dataDir })
  expect(postgres.version).toMatch(/^18\./)
  expect(await ask(postgres.url, "values ('张三'), ('阿明'), ('李四') order by 1")).toEqual(['阿明', '李四', '张三'])
  expect(await ask(postgres.url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([false])
  await ask(postgres.url, 'create table kept (id int)')
  await postgres.stop()
  expect(isAlive(postgres.pid)).toBe(false)
})

test('the next start goes on with the data', async () => {
  const postgres = await startPostgres({ dataDir })
  expect(await ask(postgres.url, 'select count(*)::int from kept')).toEqual([0])
  await postgres.stop()
})

test('a server that a killed start left over is stopped in order first', async () => {
  const leftover = await startPostgres({ dataDir })
  const told: string[] = []
  const postgres = await startPostgres({ dataDir, tell: (line) => told.push(line) })
  expect(told.join()).toContain(String(leftover.pid))
  expect(await leftover.exited).toEqual({ code: 0, signal: null })
  expect(await ask(postgres.url, 'select count(*)::int from kept')).toEqual([0])
  await postgres.stop()
})

test('a server that was killed in the middle of its work recovers', async () => {
  const killed = await startPostgres({ dataDir })
  await ask(killed.url, 'insert into kept values (1)')
  signal(killed.pid, 'SIGKILL')
  expect(await killed.exited).toMatchObject({ signal: 'SIGKILL' })
  const postgres = await startPostgres({ dataDir, port: killed.port })
  expect(await ask(postgres.url, 'select id from kept')).toEqual([1])
  await postgres.stop()
})

test('a pid file whose pid belongs to another program is removed, and that program is left alone', async () => {
  const stranger = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] })
  await once(stranger, 'spawn')
  writeFileSync(join(dataDir, 'postmaster.pid'), `${stranger.pid}\n${dataDir}\n`, { mode: 0o600 })
  const told: string[] = []
  const postgres = await startPostgres({ dataDir, tell: (line) => told.push(line) })
  expect(told.join()).toContain(String(stranger.pid))
  expect(stranger.exitCode).toBe(null)
  await postgres.stop()
  stranger.kill()
})

test('data of another major version is refused untouched', async () => {
  const version = join(dataDir, 'PG_VERSION')
  writeFileSync(version, '17\n')
  await expect(startPostgres({ dataDir })).rejects.toMatchObject({ code: 'postgres_other_version' })
  expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false)
  expect(readFileSync(version, 'utf8')).toBe('17\n')
})

test('a folder with something else in it is refused untouched', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ops-foreign-'))
  writeFileSync(join(folder, 'letter.txt'), 'dear')
  await expect(startPostgres({ dataDir: folder })).rejects.toMatchObject({ code: 'postgres_foreign_data' })
  expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toBe('dear')
  rmSync(folder, { recursive: true })
})
