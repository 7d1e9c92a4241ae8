import { sql } from 'kysely'
import type { Tx } from '../database.ts'
import type { HeldRun } from './flow-step.ts'

/** Gives runs of nodes that the flow's own process had in hand one of theirs; those that are open, and only once. */
export async function giveOwnProcess(tx: Tx, run: HeldRun, ids: number[], prefix: string) {
  return tx
    .updateTable('job_log')
    .set({ workflow_id: sql<string>`${prefix} || id`, updated_at: sql<Date>`now()` })
    .where('id', 'in', ids)
    .where('scheduled_at', '=', run.scheduled_at)
    .where('workflow_id', '=', run.workflow_id)
    .where('status', 'in', ['waiting', 'running'])
    .returning(['id', 'job_id', 'definition'])
    .execute()
}
