import { sql } from 'kysely'
import type { Tx } from '../database.ts'

/** What belongs to nodes of an instance belongs from now on to those that stand for them. What was recorded stays as it was. */
export async function renameNodesOf(tx: Tx, instanceId: number, names: ReadonlyMap<string, string>): Promise<void> {
  const mapping = sql`${JSON.stringify(Object.fromEntries(names))}::jsonb`
  for (const table of ['approval_task', 'approval_callback', 'approval_cc'] as const) {
    await tx
      .updateTable(table)
      .set({ node_id: sql<string>`${mapping} ->> node_id` })
      .where('instance_id', '=', instanceId)
      .where(sql<boolean>`${mapping} ? node_id`)
      .execute()
  }
}
