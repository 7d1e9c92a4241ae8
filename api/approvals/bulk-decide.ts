import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { getApproval } from '../../db/approvals/instance-queries.ts'
import type { ApprovalStatus } from '../../domain/approvals/approval.ts'
import { type DomainError, faultInWords } from '../../domain/errors.ts'
import { domainErrorIn } from '../../platform/temporal-failures.ts'
import type { ApiEnv } from '../context.ts'
import { codeOf } from '../errors.ts'
import { actOn } from './act-on-approval.ts'
import { visibleApproval } from './approval-record.ts'

type Item = { id: number; task_id?: number | undefined }
type Orders = { action: 'approve' | 'reject'; items: Item[]; comment?: string | undefined }
type Outcome = { id: number } & (
  | { outcome: 'done'; status: ApprovalStatus }
  | { outcome: 'refused'; code: number; reason: string }
)

const atOnce = 4

/** Each request on its own: one that is refused keeps no other from its turn. */
export async function bulkDecide(c: Context<ApiEnv>, { action, items, comment }: Orders): Promise<Outcome[]> {
  const outcomes = new Map<Item, Outcome>()
  const left = [...items]
  const take = async () => {
    for (let item = left.shift(); item; item = left.shift()) outcomes.set(item, await decideOne(item))
  }
  await Promise.all(Array.from({ length: atOnce }, take))
  return items.flatMap((item) => outcomes.get(item) ?? [])

  async function decideOne({ id, task_id: taskId }: Item): Promise<Outcome> {
    try {
      const key = `${c.req.header('Idempotency-Key') ?? randomUUID()}:${id}`
      await actOn(c, await visibleApproval(c, id), { action, comment, taskId }, key)
      return { id, outcome: 'done', status: (await getApproval(c.var.db, id)).status }
    } catch (error) {
      const refusal = domainErrorIn(error)
      if (!refusal) throw error
      return { id, outcome: 'refused', code: codeOf(refusal), reason: said(refusal) }
    }
  }

  function said(refusal: DomainError): string {
    return faultInWords(refusal)[c.var.language]
  }
}
