import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrateToLatest } from '../migrate.ts'
import { startPostgres } from '../stack/postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
    postgresAdminUrl: string
  }
}

export const templateDatabase = 'ops_template'

/** One server for all test files, with a migrated database that each of them copies. */
export default async function startTestPostgres(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'ops-test-postgres-'))
  const postgres = await startPostgres({
    dataDir: folder,
    settings: {
      fsync: 'off',
      // Its worker belongs to the superuser: a database that it is in cannot be dropped by us.
      autovacuum: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '400',
    },
  })
  const client = new pg.Client(postgres.url)
  await client.connect()
  await client.query(`create database ${templateDatabase}`)
  await client.end()
  const template = new URL(postgres.url)
  template.pathname = templateDatabase
  await migrateToLatest(template.href)
  project.provide('postgresUrl', postgres.url)
  project.provide('postgresAdminUrl', postgres.adminUrl)
  return async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
