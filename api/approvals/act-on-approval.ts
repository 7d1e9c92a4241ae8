import { createHash, randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { Approval } from '../../db/approvals/instance-queries.ts'
import { isRecorded } from '../../db/approvals/record-queries.ts'
import { hasApprovalEnded } from '../../domain/approvals/approval.ts'
import { conflict } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { type ApprovalOrder, actOnApproval, approvalStart } from '../../workflows/approvals/messages.ts'
import type { ApiEnv } from '../context.ts'

const actWithinMs = 10_000

/** What is asked for, without who asks. */
export type Verb = ApprovalOrder extends infer O
  ? O extends ApprovalOrder
    ? Omit<O, 'key' | 'userId' | 'userName' | 'traceId'>
    : never
  : never

/** Has the process of a request do what the caller asks for; answers when what follows can be read. */
export async function actOn(
  c: Context<ApiEnv>,
  approval: Approval,
  verb: Verb,
  given = c.req.header('Idempotency-Key') ?? randomUUID(),
): Promise<void> {
  const { caller, traceId, temporal } = c.var
  const key = `${caller.userId}:${given}`
  // What has ended needs no process to say no, except that an approval may be taken back.
  if (hasApprovalEnded(approval.status) && verb.action !== 'withdraw') {
    // Who asks again has lost the answer: this very act may have ended it.
    if (await isRecorded(c.var.db, approval.id, key)) return
    throw conflict(hasEnded)
  }
  const order = {
    ...verb,
    key,
    userId: caller.userId,
    userName: caller.name,
    traceId,
  } as ApprovalOrder
  await temporal.updateWithStart(approvalStart(approval.id, { traceId }), actOnApproval, order, {
    ...{ timeoutMs: actWithinMs, updateId: updateIdOf(key) },
  })
}

/** Temporal limits its length. */
function updateIdOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

const hasEnded = text('这个审批已经结束', 'This request has ended')
