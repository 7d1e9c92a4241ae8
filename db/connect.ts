import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Db, Tables } from './database.ts'
import { PreparingClient } from './prepared-statements.ts'

const int8 = 20
const numeric = 1700

// Ids are bigint in the tables and plain numbers everywhere else: identity columns stay far below 2^53.
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === int8 || oid === numeric ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

export type Connection = { db: Db; pool: pg.Pool; close(): Promise<void> }

export function connectDatabase(
  url: string,
  { maxConnections = 10, applicationName = 'ops' }: { maxConnections?: number; applicationName?: string } = {},
): Connection {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max: maxConnections,
    application_name: applicationName,
    types,
    connectionTimeoutMillis: 5000,
    idle_in_transaction_session_timeout: 60_000,
  })
  // A connection that PostgreSQL closes while it rests, in the pool or in a transaction, is told of by its next query and
  // replaced; without a listener it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}
