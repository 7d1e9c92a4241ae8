import { refuseForeignChoices } from '../../../db/approvals/chooser-queries.ts'
import { lastUrgedAt } from '../../../db/approvals/record-queries.ts'
import { lastVisit } from '../../../db/approvals/task-queries.ts'
import { startRights } from '../../../domain/approvals/plan.ts'
import { begin } from '../../../domain/approvals/tokens/move-on.ts'
import { conflict, DomainError, tooMany } from '../../../domain/errors.ts'
import { text } from '../../../domain/text.ts'
import { walkOn } from '../settle-stage.ts'
import type { Stage } from '../stage.ts'
import { takeBack } from '../take-back.ts'
import { remind } from '../tell.ts'
import { changeForm } from './change-form.ts'
import { leaveNode } from './decide.ts'
import type { Order } from './order.ts'
import { alreadyDecided, ownTask } from './own-task.ts'
import { record } from './record.ts'

const dayMs = 86_400_000

/** The applicant hands in a draft, or what was returned to them. */
export async function resubmit(stage: Stage, order: Order<'resubmit'>): Promise<void> {
  onlyApplicant(stage)
  const said = startRights(stage.plan)
  await changeForm(stage, { given: order.formData, said, by: 'applicant', isComplete: true })
  if (order.title) stage.title = order.title
  await refuseForeignChoices(stage.tx, stage.plan.nodes, order.selectedApprovers ?? {})
  stage.selected = { ...stage.selected, ...order.selectedApprovers }
  if (stage.status === 'draft') {
    await record(stage, order, { node: stage.plan.ways.startOf(undefined) })
    await submit(stage)
    return
  }
  if (stage.status !== 'pending') throw ended()
  const { task, token } = await ownTask(stage, order.taskId)
  if (task.kind !== 'resubmit') throw conflict(notReturned)
  if (!stage.tasks.end(task.id, 'approved')) throw alreadyDecided()
  await record(stage, order, { node: token.node, task: task.id })
  await leaveNode(stage, token.id, 'approved')
}

/** It begins from the start; what was decided before it was taken back counts no more. */
export async function submit(stage: Stage): Promise<void> {
  stage.status = 'pending'
  stage.round += 1
  stage.isSubmitting = true
  stage.state = begin(stage.plan.ways, (await lastVisit(stage.tx, stage.instance.id)) + 1)
  await walkOn(stage)
}

/** Back to a draft, from wherever it is; after its approval as long as the definition allows. */
export async function withdraw(stage: Stage, order: Order<'withdraw'>): Promise<void> {
  onlyApplicant(stage)
  const { instance, plan } = stage
  if (stage.status === 'approved') {
    const until = (instance.ended_at?.getTime() ?? 0) + plan.options.withdraw_days * dayMs
    if (plan.options.withdraw_days === 0 || instance.now.getTime() > until) throw ended()
  } else if (stage.status !== 'pending') throw ended()
  await record(stage, order, { node: instance.current_node ?? plan.ways.startOf(undefined) })
  takeBack(stage, 'draft')
}

export async function discard(stage: Stage, order: Order<'discard'>): Promise<void> {
  onlyApplicant(stage)
  if (stage.status === 'pending') {
    const { task } = await ownTask(stage, order.taskId)
    if (task.kind !== 'resubmit') throw conflict(withdrawFirst)
  } else if (stage.status !== 'draft') throw ended()
  await record(stage, order, { node: stage.plan.ways.startOf(undefined) })
  takeBack(stage, 'cancelled')
}

/** Reminds those who have to decide, not too often. */
export async function urge(stage: Stage, order: Order<'urge'>): Promise<void> {
  onlyApplicant(stage)
  const { tx, instance, plan } = stage
  if (stage.status !== 'pending') throw ended()
  const last = await lastUrgedAt(tx, instance.id)
  const waitMs = last ? last.getTime() + plan.options.urge_minutes * 60_000 - instance.now.getTime() : 0
  if (waitMs > 0) throw tooMany(Math.ceil(waitMs / 1000))
  const open = stage.tasks.open()
  await record(stage, order, { node: instance.current_node ?? '' })
  await remind(stage, open, order.comment)
}

/** The first record of an instance. */
export function recordSubmit({ records, instance, plan }: Stage): void {
  records.push({ nodeId: plan.ways.startOf(undefined), approverId: instance.applicant_id, action: 'submit' })
}

function onlyApplicant({ instance, actor }: Stage): void {
  if (instance.applicant_id === actor.userId) return
  throw new DomainError('forbidden', text('只有申请人可以这样做', 'Only the applicant can do that'))
}

function ended(): DomainError {
  return conflict(
    text(
      '这个审批已经结束，或不在可以这样做的状态',
      'This request has ended, or is not in a state in which this can be done',
    ),
  )
}

const notReturned = text('这个申请没有被退回给您', 'This request was not returned to you')
const withdrawFirst = text('审批进行中的申请请先撤回', 'A request that is being decided has to be withdrawn first')
