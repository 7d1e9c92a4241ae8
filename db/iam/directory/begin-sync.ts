import type { Tx } from '../../database.ts'
import { addStart } from '../../outbox/outbox-queries.ts'
import { insertSync, type NewSync, nameSyncWorkflow } from './sync-queries.ts'

type Order = NewSync & {
  startOf: (syncId: number) => { workflowId: string }
  triedInline: boolean
}

/** The row of a sync and the intent to start its process. */
export async function beginSync(tx: Tx, { startOf, triedInline, ...sync }: Order) {
  const id = await insertSync(tx, sync)
  const start = startOf(id)
  await nameSyncWorkflow(tx, id, start.workflowId)
  const { traceId } = sync
  const outboxId = await addStart(tx, start, { subject: `directory_sync:${id}`, traceId, triedInline })
  return { id, workflowId: start.workflowId, outboxId }
}
