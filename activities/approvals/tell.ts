import { getApproval } from '../../db/approvals/instance-queries.ts'
import type { Task } from '../../db/approvals/task-queries.ts'
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
  const { workflow_name, applicant_name } = await getApproval(tx, instance.id)
  await notify(tx, {
    template,
    recipients: { userIds: others },
    channels: ['in_app', 'email'],
    params: {
      title: stage.title,
      workflowName: workflow_name,
      applicantName: applicant_name ?? '',
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

/** Reminds those whose tasks these are, node by node. */
export async function remind(stage: Stage, open: Task[], comment = ''): Promise<void> {
  for (const [node, tasks] of Map.groupBy(open, ({ node_id }) => node_id)) {
    await tell(stage, 'approval.urged', { userIds: tasks.map(({ assignee_id }) => assignee_id), node, comment })
  }
}
