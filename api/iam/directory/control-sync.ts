import type { Context } from 'hono'
import { getSync, settleSync } from '../../../db/iam/directory/sync-queries.ts'
import { withdrawOutboxLine } from '../../../db/outbox/outbox-queries.ts'
import { conflict, DomainError } from '../../../domain/errors.ts'
import { openSyncStatuses } from '../../../domain/iam/directory/directory-sync.ts'
import { text } from '../../../domain/text.ts'
import { cancelDirectorySync, confirmDirectorySync, directorySyncWorkflowId } from '../../../workflows/iam/messages.ts'
import type { ApiEnv } from '../../context.ts'

/** The batch that is under way is finished first. */
const cancelTimeoutMs = 15_000

export async function confirmSync(c: Context<ApiEnv>, id: number): Promise<void> {
  const { status } = await getSync(c.var.db, id)
  if (status !== 'waiting') throw conflict(notWaiting)
  const by = { userId: c.var.caller.userId }
  await c.var.temporal.update(directorySyncWorkflowId(id), confirmDirectorySync, by).catch((error: unknown) => {
    throw isEnded(error) ? conflict(ended) : error
  })
}

/** One whose start still waits in the outbox never starts; one whose process is gone ends here. */
export async function cancelSync(c: Context<ApiEnv>, id: number): Promise<void> {
  const sync = await getSync(c.var.db, id)
  if (!openSyncStatuses.some((status) => status === sync.status)) throw conflict(ended)
  const isWithdrawn = await c.var.write(
    async (tx) =>
      (await withdrawOutboxLine(tx, `directory_sync:${id}`)) && (await settleSync(tx, id, { status: 'cancelled' })),
    { resourceId: id },
  )
  if (isWithdrawn) return
  const by = { userId: c.var.caller.userId }
  try {
    await c.var.temporal.update(directorySyncWorkflowId(id), cancelDirectorySync, by, { timeoutMs: cancelTimeoutMs })
  } catch (error) {
    if (!isEnded(error)) throw error
    const settled = await c.var.write((tx) => settleSync(tx, id, { status: 'cancelled' }), { resourceId: id })
    if (!settled) throw conflict(ended)
  }
}

function isEnded(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'not_found'
}

const notWaiting = text('这次同步不在等待确认', 'This sync does not wait for a confirmation')
const ended = text('这次同步已经结束', 'This sync has already ended')
