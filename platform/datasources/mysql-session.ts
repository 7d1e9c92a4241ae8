import type { FieldPacket, ResultSetHeader } from 'mysql2'
import mysql from 'mysql2'
import { usualPort } from '../../domain/datasources/datasource.ts'
import type { SqlStatement } from '../../domain/jobs/sql-statements.ts'
import { mysqlValue } from './mysql-values.ts'
import { bareHost, pinnedSocket } from './pinned-socket.ts'
import { collectRows } from './row-collector.ts'
import { asSqlFailure } from './sql-failure.ts'
import type { RowLimits, SessionOptions, SqlAnswer, SqlSession, SqlTarget } from './sql-session.ts'

const closeTimeoutMs = 2000

/** MySQL and MariaDB. */
export async function openMysqlSession(target: SqlTarget, options: SessionOptions): Promise<SqlSession> {
  const addresses = await options.gate.admitHost(target.host, target.port, [usualPort.mysql])
  const connect = (): Promise<mysql.Connection> =>
    new Promise((resolve, reject) => {
      const socket = pinnedSocket(addresses)
      const connection = mysql.createConnection({
        ...configOf(target),
        stream: () => socket.connect(target.port, target.host),
      })
      // What breaks while nobody waits for an answer is told by the next question.
      connection.on('error', () => {})
      connection.connect((error) => (error ? reject(error) : resolve(connection)))
    })
  const connection = await connect().catch(rethrow)
  try {
    const [{ id, version }] = (await query(connection, 'select connection_id() as id, version() as version')) as [
      { id: number; version: string },
    ]
    const isMariaDb = /mariadb/i.test(version)
    await prepare(connection, { isMariaDb, timeoutMs: options.timeoutMs, readOnly: target.extra_config.read_only })
    return sessionOf(connection, isMariaDb ? `MariaDB ${version.replace(/-mariadb.*$/i, '')}` : `MySQL ${version}`, id)
  } catch (error) {
    await close(connection)
    throw asSqlFailure(error, target.host)
  }

  function rethrow(error: unknown): never {
    throw asSqlFailure(error, target.host)
  }

  function sessionOf(connection: mysql.Connection, serverVersion: string, id: number): SqlSession {
    return {
      serverVersion,
      async begin() {
        const mode = target.extra_config.read_only ? 'read only' : 'read write'
        await query(connection, `start transaction ${mode}`).catch(rethrow)
      },
      async commit() {
        await query(connection, 'commit').catch(rethrow)
      },
      run: (statement, limits) => ask(connection, statement, limits).catch(rethrow),
      async stop() {
        const other = await connect()
        try {
          await query(other, `kill query ${Number(id)}`)
        } finally {
          await close(other)
        }
      },
      close: () => close(connection),
    }
  }
}

function configOf({ host, port, database_name, username, password, extra_config }: SqlTarget): mysql.ConnectionOptions {
  const { ssl_mode, ssl_ca, charset, connect_timeout } = extra_config
  const isVerified = ssl_mode === 'verify_full'
  return {
    host: bareHost(host),
    port,
    database: database_name,
    user: username,
    ...(password !== undefined && { password }),
    charset: charset ?? 'utf8mb4',
    connectTimeout: connect_timeout * 1000,
    multipleStatements: false,
    // A server could otherwise ask for any file of this machine.
    flags: ['-LOCAL_FILES'],
    supportBigNumbers: true,
    dateStrings: true,
    timezone: 'Z',
    ...(ssl_mode !== 'disable' && {
      ssl: {
        minVersion: 'TLSv1.2',
        rejectUnauthorized: isVerified,
        verifyIdentity: isVerified,
        ...(ssl_ca && { ca: ssl_ca }),
      },
    }),
  }
}

type Limits = { isMariaDb: boolean; timeoutMs: number; readOnly: boolean }

async function prepare(connection: mysql.Connection, { isMariaDb, timeoutMs, readOnly }: Limits): Promise<void> {
  // MySQL keeps this limit for SELECT alone; what else takes too long is killed from beside.
  const limit = isMariaDb ? `max_statement_time = ${timeoutMs / 1000}` : `max_execution_time = ${Math.ceil(timeoutMs)}`
  await query(connection, `set session ${limit}`)
  if (readOnly) await query(connection, 'set session transaction read only')
}

function query(connection: mysql.Connection, sql: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    connection.query(sql, (error, rows) => (error ? reject(error) : resolve(rows)))
  })
}

/** Values go apart from the text, as a prepared statement. Rows beyond the limits are let go as they come. */
function ask(connection: mysql.Connection, { text, values }: SqlStatement, limits: RowLimits): Promise<SqlAnswer> {
  return new Promise((resolve, reject) => {
    const asked =
      values.length === 0
        ? connection.query({ sql: text, rowsAsArray: true })
        : connection.execute({ sql: text, rowsAsArray: true, values: values as never })
    const kept = collectRows(limits)
    let fields: FieldPacket[] | undefined
    let affected: number | null = null
    asked.on('fields', (found: FieldPacket[]) => {
      fields ??= found
    })
    asked.on('result', (row: unknown[] | ResultSetHeader) => {
      if (!Array.isArray(row)) affected = row.affectedRows
      else kept.add(recordOf(fields ?? [], row))
    })
    asked.on('error', reject)
    asked.on('end', () => {
      const columns = fields?.map(({ name }) => name) ?? []
      resolve({ command: '', columns, ...kept.taken(), affected: columns.length > 0 ? null : affected })
    })
  })
}

function recordOf(fields: FieldPacket[], row: unknown[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field, index) => [field.name, mysqlValue(row[index], field)]))
}

function close(connection: mysql.Connection): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, closeTimeoutMs)
    connection.end(done)
    function done() {
      clearTimeout(timer)
      connection.destroy()
      resolve()
    }
  })
}
