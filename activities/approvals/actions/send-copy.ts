import { insertCopies } from '../../../db/approvals/copy-queries.ts'
import { takesPart } from '../../../db/approvals/instance-queries.ts'
import { activeOf } from '../../../db/approvals/people-queries.ts'
import { DomainError, invalid } from '../../../domain/errors.ts'
import { text } from '../../../domain/text.ts'
import type { Stage } from '../stage.ts'
import { tell } from '../tell.ts'
import type { Order } from './order.ts'
import { record } from './record.ts'

/** Somebody who takes part lets others read along. */
export async function sendCopy(stage: Stage, order: Order<'cc'>): Promise<void> {
  const { tx, instance, plan, actor } = stage
  if (actor.userId === null || !(await takesPart(tx, instance.id, actor.userId))) {
    throw new DomainError('forbidden', onlyParticipants)
  }
  const people = await activeOf(tx, order.userIds)
  const node = instance.current_node ?? plan.ways.startOf(undefined)
  const reached = await insertCopies(tx, instance.id, node, people)
  if (reached.length === 0) throw invalid('user_ids', nobodyNew)
  await record(stage, order, { node, details: { user_ids: reached } })
  await tell(stage, 'approval.cc', { userIds: reached, node, comment: order.comment ?? '' })
}

const onlyParticipants = text('只有参与这个申请的人可以抄送', 'Only those who take part in the request can do that')
const nobodyNew = text('这些人已经可以查看，或者不存在', 'read along already, or are nobody who can act')
