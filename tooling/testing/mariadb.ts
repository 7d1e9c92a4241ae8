import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import mysql from 'mysql2/promise'
import { findMariadb } from '../stack/mariadb.ts'
import { pickPort } from '../stack/ports.ts'
import { until } from './until.ts'

const run = promisify(execFile)

export type TestMariadb = {
  port: number
  /** Asks it as its administrator. */
  ask<T = Record<string, unknown>>(sql: string): Promise<T[]>
  close(): Promise<void>
}

/** A real MariaDB server of the test's own, with a database `shop` that the user `reader` (password `reader-pw`) works on. */
export async function startMariadb(): Promise<TestMariadb> {
  const program = findMariadb()
  if (!program) throw new Error('There is no mariadbd: `npm test` installs it.')
  const folder = await mkdtemp(join(tmpdir(), 'ops-mariadb-'))
  const user = process.getuid?.() === 0 ? ['--user=root'] : []
  await run('mariadb-install-db', [
    ...['--no-defaults', '--auth-root-authentication-method=normal', '--skip-test-db', ...user],
    `--datadir=${folder}`,
  ])
  const port = await pickPort()
  const child = spawn(
    program,
    [
      ...['--no-defaults', ...user, `--datadir=${folder}`, '--bind-address=127.0.0.1', `--port=${port}`],
      ...[`--socket=${folder}/s.sock`, `--pid-file=${folder}/p.pid`],
      ...['--character-set-server=utf8mb4', '--collation-server=utf8mb4_unicode_ci'],
    ],
    { stdio: 'ignore' },
  )

  async function ask<T>(sql: string): Promise<T[]> {
    const connection = await mysql.createConnection({ host: '127.0.0.1', port, user: 'root' })
    try {
      const [rows] = await connection.query(sql)
      return rows as T[]
    } finally {
      await connection.end()
    }
  }
  const answers = () =>
    ask('select 1').then(
      () => true,
      () => {
        if (child.exitCode !== null) throw new Error(`mariadbd ended with ${child.exitCode}`)
        return false
      },
    )
  await until(answers, 20_000)
  await ask('create database shop')
  await ask("create user reader@'%' identified by 'reader-pw'")
  await ask('grant all on shop.* to reader')

  return {
    port,
    ask,
    async close() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
