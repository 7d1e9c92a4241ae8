import type { Tx } from '../../db/database.ts'
import { drawTicket } from '../../db/jobs/attempt-queries.ts'
import { insertRun, type NewRun, type RunKey } from '../../db/jobs/run-queries.ts'
import { fireSettingsOf, hasAttempts } from '../../domain/jobs/fire-settings.ts'
import { firePlanOf, processOf } from '../../workflows/jobs/messages.ts'
import { startProcess } from './start-process.ts'

/** The row of a run that something of ours asks for, with its first attempt, and a process of its own that carries it out. */
export async function openRun(tx: Tx, order: Omit<NewRun, 'workflowId' | 'firstTicket'>): Promise<RunKey> {
  const { definition, jobId, traceId } = order
  const settings = definition.job_type === 'flow' ? undefined : fireSettingsOf(definition)
  const firstTicket = hasAttempts(definition) ? drawTicket() : undefined
  const workflowId = { prefix: processOf(definition.job_type).idPrefix }
  const row = await insertRun(tx, { ...order, workflowId, firstTicket })
  if (!row) throw new Error('a run that is not scheduled never collides')
  const key = { runId: row.id, scheduledAt: row.scheduled_at.toISOString() }
  const request = settings && firstTicket ? firePlanOf(key, settings, firstTicket.ticket) : key
  await startProcess(tx, { id: row.id, jobId, definition, request, traceId })
  return key
}
