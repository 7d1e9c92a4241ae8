import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Connection, connectDatabase } from '../../db/connect.ts'
import type { Db, Tx } from '../../db/database.ts'
import { templateDatabase } from './start-postgres.ts'

export type TestDatabase = Connection & { url: string }

/** A migrated database of the calling file's own; `close` drops it. */
export async function testDatabase(options: { maxConnections?: number } = {}): Promise<TestDatabase> {
  const name = `ops_test_${randomUUID().replaceAll('-', '')}`
  await administer(`create database ${name} template ${templateDatabase}`)
  const url = new URL(inject('postgresUrl'))
  url.pathname = name
  const connection = connectDatabase(url.href, { applicationName: 'ops-test', ...options })
  return {
    ...connection,
    url: url.href,
    async close() {
      await connection.close()
      await administer(`drop database ${name} with (force)`)
    },
  }
}

class RolledBack extends Error {}

/** Runs in a transaction that leaves nothing behind. */
export async function rolledBack(db: Db, run: (tx: Tx) => Promise<void>): Promise<void> {
  await db
    .transaction()
    .execute(async (tx) => {
      await run(tx)
      throw new RolledBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error
    })
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client(inject('postgresUrl'))
  await client.connect()
  try {
    // Copies of one template wait for each other.
    await client.query('select pg_advisory_lock(1)')
    await client.query(statement)
  } finally {
    await client.end()
  }
}
