import type { Tx } from '../database.ts'
import { addOutboxLine } from '../outbox/outbox-queries.ts'

/** Has the process of a request look at its rows; it is begun when there is none. */
export async function heedApproval(
  tx: Tx,
  { id, traceId, triedInline = false }: { id: number; traceId: string; triedInline?: boolean },
): Promise<number> {
  return addOutboxLine(tx, { kind: 'begin_approval', subject: `approval:${id}`, traceId, triedInline })
}
