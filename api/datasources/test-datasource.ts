import type { Context } from 'hono'
import { systemTransaction } from '../../db/audit/system-transaction.ts'
import {
  type Datasource,
  getDatasource,
  keepHealth,
  openDatasourcePassword,
} from '../../db/datasources/datasource-queries.ts'
import type { DatasourceHealth } from '../../domain/datasources/datasource.ts'
import { DomainError } from '../../domain/errors.ts'
import { SqlFailure } from '../../platform/datasources/sql-failure.ts'
import { openSqlSession } from '../../platform/datasources/sql-session.ts'
import type { ApiEnv } from '../context.ts'
import { shownHealth } from './shown-datasource.ts'

const statementTimeoutMs = 5000

/** Connects, signs in and asks a first question; what it came to is kept with the data source. */
export async function testDatasource(c: Context<ApiEnv>, id: number) {
  const datasource = await getDatasource(c.var.db, id)
  const health = await tryToConnect(c, datasource)
  await systemTransaction(c.var.db, { traceId: c.var.traceId }, (tx) => keepHealth(tx, id, datasource.version, health))
  return { ok: health.status === 'ok', ...shownHealth(c, health) }
}

async function tryToConnect(c: Context<ApiEnv>, datasource: Datasource): Promise<DatasourceHealth> {
  const { secrets, egress } = c.var.deps
  const checked_at = new Date().toISOString()
  const startedAt = performance.now()
  try {
    const password = openDatasourcePassword(secrets, datasource)
    const session = await openSqlSession(
      { ...datasource, password },
      { gate: egress.gate, timeoutMs: statementTimeoutMs, applicationName: 'ops-test' },
    )
    const latency_ms = Math.round(performance.now() - startedAt)
    await session.close()
    return { status: 'ok', checked_at, latency_ms, server_version: session.serverVersion, message: null }
  } catch (error) {
    if (!(error instanceof SqlFailure) && !(error instanceof DomainError)) throw error
    return { status: 'failed', checked_at, latency_ms: null, server_version: null, message: error.text }
  }
}
