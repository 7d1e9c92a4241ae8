import type { Context } from 'hono'
import { auditedTransaction } from '../../db/audit/audited-transaction.ts'
import type { Tx } from '../../db/database.ts'
import type { ApiEnv, Caller, Write } from '../context.ts'
import { auditRowOf } from './audit-row.ts'

/**
 * The one way in which requests change things. The first transaction that commits carries the audit row. Under an
 * idempotency key, what an attempt that was cut off had already done is not done again: its result is given as it was.
 */
export function createWrite(c: Context<ApiEnv>): Write {
  const results: unknown[] = []

  return async <T>(change: (tx: Tx) => Promise<T>, about: { resourceId?: string | number; status?: number } = {}) => {
    const call = c.get('call')
    const { attempt, route } = call
    if (attempt && results.length < attempt.replayed.length) {
      const replayed = attempt.replayed[results.length]
      results.push(replayed)
      return replayed as T
    }
    const status = about.status ?? 200
    const isRecorded = call.auditedStatus !== undefined || route?.guard.audit?.skip === true
    const result = await auditedTransaction(c.get('db'), authorOf(c), change, async (tx, changed) => {
      await attempt?.note(tx, [...results, changed])
      if (isRecorded || !route) return undefined
      return auditRowOf(c, route, { status, resourceId: about.resourceId ?? c.req.param('id') ?? idOf(changed) })
    })
    results.push(result)
    if (!isRecorded) call.auditedStatus = status
    return result
  }
}

function authorOf(c: Context<ApiEnv>) {
  const caller = c.get('caller') as Caller | undefined
  return {
    operatorId: caller?.userId,
    operatorName: caller?.username,
    traceId: c.get('traceId'),
    reason: c.get('reason'),
  }
}

function idOf(changed: unknown): string | number | undefined {
  const id = typeof changed === 'object' && changed !== null && 'id' in changed ? changed.id : undefined
  return typeof id === 'number' || typeof id === 'string' ? id : undefined
}
