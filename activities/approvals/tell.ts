import { notify } from '../../db/notifications/notify.ts'
import type { Stage } from './stage.ts'

type Template =
  | 'approval.todo'
  | 'approval.returned'
  | 'approval.approved'
  | 'approval.rejected'
  | 'approval.cc'
  | 'approval.urged'
  | 'approval.comment'

/** Tells people of an instance, in the bell and by mail, in the transaction of what is told. */
export async function tell(
  stage: Stage,
  template: Template,
  { userIds, node, comment = '' }: { userIds: number[]; node?: string; comment?: string },
): Promise<void> {
  const { tx, instance, plan, actor } = stage
  const others = userIds.filter((id) => id !== actor.userId)
  if (others.length === 0) return
  const applicant = await tx
    .selectFrom('user')
    .select('name')
    .where('id', '=', instance.applicant_id)
    .executeTakeFirst()
  await notify(tx, {
    template,
    recipients: { userIds: others },
    channels: ['in_app', 'email'],
    params: {
      title: stage.title,
      workflowName: plan.name,
      applicantName: applicant?.name ?? '',
      nodeName: node === undefined ? '' : (plan.node(node).name ?? node),
      actorName: actor.name,
      comment,
    },
    batch: `approval:${instance.id}:${instance.step}:${stage.told++}`,
    type: 'approval',
    link: `/approvals/${instance.id}`,
    traceId: instance.trace_id,
  })
}
