import tls from 'node:tls'
import pg from 'pg'
import Cursor from 'pg-cursor'
import { usualPort } from '../../domain/datasources/datasource.ts'
import type { SqlStatement } from '../../domain/jobs/sql-statements.ts'
import { bareHost, pinnedSocket } from './pinned-socket.ts'
import { postgresTypes } from './postgres-values.ts'
import { collectRows } from './row-collector.ts'
import { asSqlFailure } from './sql-failure.ts'
import type { RowLimits, SessionOptions, SqlAnswer, SqlSession, SqlTarget } from './sql-session.ts'

const batchRows = 100
const stopTimeoutMs = 5000

export async function openPostgresSession(target: SqlTarget, options: SessionOptions): Promise<SqlSession> {
  const addresses = await options.gate.admitHost(target.host, target.port, [usualPort.postgresql])
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ ...configOf(target, options), stream: () => pinnedSocket(addresses) })
    // What breaks while nobody waits for an answer is told by the next question.
    client.on('error', () => {})
    await client.connect()
    return client
  }
  const client = await connect().catch(rethrow)
  try {
    await prepare(client, target, options)
    const { rows } = await client.query<{ pid: number; version: string }>(
      "select pg_backend_pid() as pid, current_setting('server_version') as version",
    )
    return sessionOf(client, `PostgreSQL ${rows[0]?.version}`, () => stop(connect, rows[0]?.pid ?? 0))
  } catch (error) {
    await client.end().catch(() => {})
    throw asSqlFailure(error, target.host)
  }

  function rethrow(error: unknown): never {
    throw asSqlFailure(error, target.host)
  }

  function sessionOf(client: pg.Client, serverVersion: string, stopServer: () => Promise<void>): SqlSession {
    return {
      serverVersion,
      async begin() {
        await client.query(target.extra_config.read_only ? 'begin transaction read only' : 'begin').catch(rethrow)
        // From its first snapshot on, a transaction for reading cannot be made one for writing any more.
        await client.query('select 1').catch(rethrow)
      },
      async commit() {
        await client.query('commit').catch(rethrow)
      },
      run: (statement, limits) => ask(client, statement, limits).catch(rethrow),
      stop: stopServer,
      async close() {
        await client.end().catch(() => {})
      },
    }
  }
}

function configOf({ host, port, database_name, username, password, extra_config }: SqlTarget, options: SessionOptions) {
  return {
    host: bareHost(host),
    port,
    database: database_name,
    user: username,
    // As a function: otherwise the driver would look for a password of ours in the environment and in files.
    password: () => password ?? '',
    application_name: options.applicationName,
    options: '',
    connectionTimeoutMillis: extra_config.connect_timeout * 1000,
    ssl: secrecyOf(extra_config, bareHost(host)),
    types: postgresTypes,
  }
}

function secrecyOf({ ssl_mode, ssl_ca }: SqlTarget['extra_config'], host: string): tls.ConnectionOptions | false {
  if (ssl_mode === 'disable') return false
  return {
    minVersion: 'TLSv1.2',
    rejectUnauthorized: ssl_mode === 'verify_full',
    ...(ssl_ca && { ca: ssl_ca }),
    checkServerIdentity: (_asked, certificate) =>
      ssl_mode === 'verify_full' ? tls.checkServerIdentity(host, certificate) : undefined,
  }
}

/** By statements and not by the start of the connection, whose extra settings poolers in between refuse. */
async function prepare(client: pg.Client, { extra_config }: SqlTarget, { timeoutMs }: SessionOptions): Promise<void> {
  const settings = [
    ['statement_timeout', Math.ceil(timeoutMs)],
    ['idle_in_transaction_session_timeout', Math.ceil(timeoutMs)],
    ...(extra_config.read_only ? [['default_transaction_read_only', 'on']] : []),
  ]
  await client.query(settings.map(([name, value]) => `set ${name} = '${value}'`).join('; '))
}

/** Reads as far as the limits go; the server keeps the rest. */
async function ask(client: pg.Client, { text, values }: SqlStatement, limits: RowLimits): Promise<SqlAnswer> {
  // The library has no answer to a server that wants a file or sends one.
  const noCopy = { handleCopyInResponse: refuseCopy, handleCopyData() {} }
  const cursor = client.query(Object.assign(new Cursor(text, values, { types: postgresTypes as never }), noCopy))
  const kept = collectRows(limits)
  let answered: pg.QueryResult | undefined
  while (!kept.isFull()) {
    const { rows, result } = await read(cursor, Math.min(batchRows, limits.maxRows + 1))
    answered = result ?? answered
    if (rows.length === 0) break
    for (const row of rows) kept.add(row)
  }
  await cursor.close()
  const columns = answered?.fields.map(({ name }) => name) ?? []
  const command = answered?.command ?? ''
  const isQuery = columns.length > 0 || command === '' || command === 'SELECT'
  return { command, columns, ...kept.taken(), affected: isQuery ? null : (answered?.rowCount ?? null) }
}

type Batch = { rows: Record<string, unknown>[]; result: pg.QueryResult | undefined }

function read(cursor: Cursor, count: number): Promise<Batch> {
  return new Promise((resolve, reject) => {
    cursor.read(count, (error, rows, result) => (error ? reject(error) : resolve({ rows: rows ?? [], result })))
  })
}

function refuseCopy(connection: { sendCopyFail(message: string): void }): void {
  connection.sendCopyFail('COPY from a client is not supported')
}

async function stop(connect: () => Promise<pg.Client>, pid: number): Promise<void> {
  const other = await connect()
  const timer = setTimeout(() => void other.end().catch(() => {}), stopTimeoutMs)
  try {
    await other.query('select pg_cancel_backend($1)', [pid])
  } finally {
    clearTimeout(timer)
    await other.end().catch(() => {})
  }
}
