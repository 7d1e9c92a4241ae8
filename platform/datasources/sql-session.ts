import type { DatasourceOptions, DatasourceType } from '../../domain/datasources/datasource.ts'
import type { SqlStatement } from '../../domain/jobs/sql-statements.ts'
import type { AddressGate } from '../egress/address-gate.ts'
import { openMysqlSession } from './mysql-session.ts'
import { openPostgresSession } from './postgres-session.ts'

export type SqlTarget = {
  type: DatasourceType
  host: string
  port: number
  database_name: string
  username: string
  password: string | undefined
  extra_config: DatasourceOptions
}

export type SqlAnswer = {
  /** What the server calls what it did, such as `SELECT`; empty where it does not say. */
  command: string
  columns: string[]
  rows: Record<string, unknown>[]
  /** More rows were there than are kept. */
  isCut: boolean
  /** Of a statement that changes rows. */
  affected: number | null
}

export type RowLimits = { maxRows: number; maxBytes: number }

/** One connection of its own, whose server keeps the time limit too. Whoever opens it closes it. */
export type SqlSession = {
  serverVersion: string
  /** A transaction that nothing but `commit` ends well; on a data source for reading, one that cannot write. */
  begin(): Promise<void>
  commit(): Promise<void>
  run(statement: SqlStatement, limits: RowLimits): Promise<SqlAnswer>
  /** Has the server give up what it is doing, by another connection; this one is of no use afterwards. */
  stop(): Promise<void>
  close(): Promise<void>
}

export type SessionOptions = {
  gate: AddressGate
  /** What the server allows each statement. */
  timeoutMs: number
  applicationName: string
}

/** Throws `egress_refused` for an address that may not be called, and `SqlFailure` for all else. */
export function openSqlSession(target: SqlTarget, options: SessionOptions): Promise<SqlSession> {
  return target.type === 'postgresql' ? openPostgresSession(target, options) : openMysqlSession(target, options)
}
