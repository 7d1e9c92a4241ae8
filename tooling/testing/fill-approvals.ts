import type { Tx } from '../../db/database.ts'
import { fillCards } from './fill-cards.ts'

const graph = { nodes: JSON.stringify([{ id: 's', type: 'start', config: {} }]), edges: '[]' }
const rest = { callbacks: '[]', options: '{"withdraw_days":0,"urge_minutes":30}' }

/** Two definitions with a version each, and a request by each with all that may belong to one. */
export async function fillApprovals(tx: Tx): Promise<void> {
  const users = await tx.selectFrom('user').select('id').orderBy('id').limit(2).execute()
  const [first = 0, second = 0] = users.map(({ id }) => id)
  const now = new Date()
  for (const [index, applicant] of [first, second].entries()) {
    const other = applicant === first ? second : first
    const { id: workflow_id } = await tx
      .insertInto('workflow_definition')
      .values({ name: `请假 ${index}`, ...graph, ...rest, status: 'published', published_version: 1 })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.insertInto('workflow_drawing').values({ workflow_id, bpmn_xml: '<definitions/>' }).execute()
    await tx
      .insertInto('workflow_version')
      .values({ workflow_id, version: 1, plan_format: 1, plan: '{"nodes":[],"edges":[]}', ...graph, ...rest })
      .execute()
    const { id: instance_id } = await tx
      .insertInto('approval_instance')
      .values({
        ...{ workflow_id, workflow_version: 1, title: `三天假 ${index}`, form_data: '{"days":3}' },
        ...{ status: 'pending', applicant_id: applicant, tokens: '{"next":1,"tokens":[]}', trace_id: `trace-${index}` },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const whose = { instance_id, token: 1, node_id: 'A', assignee_id: other }
    const { id: task_id } = await tx
      .insertInto('approval_task')
      .values({ ...whose, seat: 0, kind: 'decide', status: 'open', opened_at: now })
      .returning('id')
      .executeTakeFirstOrThrow()
    await fillBulk(tx, { workflow_id, instance_id, task_id, from: other, to: applicant })
    await tx
      .insertInto('approval_record')
      .values({ instance_id, node_id: 'A', task_id, approver_id: applicant, action: 'submit' })
      .execute()
    await tx.insertInto('approval_cc').values({ instance_id, user_id: other, node_id: 'A' }).execute()
    await tx
      .insertInto('approval_callback')
      .values({
        instance_id,
        round: 1,
        on_status: 'approved',
        type: 'webhook',
        config: '{"url":"https://example.com/"}',
      })
      .execute()
    await tx
      .insertInto('approval_flow_node')
      .values({ instance_id, run_id: 1, scheduled_at: now, node_id: 'A' })
      .execute()
    await tx.insertInto('approval_timer').values({ instance_id, token: 1, kind: 'limit', due_at: now }).execute()
    await tx
      .insertInto('approval_proxy')
      .values({ user_id: applicant, proxy_id: other, starts_at: now, ends_at: new Date(now.getTime() + 86_400_000) })
      .execute()
  }
  await fillCards(tx)
}

/** What moves requests, and tasks of somebody, many at once. */
async function fillBulk(
  tx: Tx,
  {
    workflow_id,
    instance_id,
    task_id,
    from,
    to,
  }: Record<'workflow_id' | 'instance_id' | 'task_id' | 'from' | 'to', number>,
): Promise<void> {
  const { id: migration_id } = await tx
    .insertInto('approval_migration')
    .values({ workflow_id, to_version: 1, total: 1, trace_id: 'trace' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.insertInto('approval_migration_item').values({ migration_id, instance_id, from_version: 1 }).execute()
  const { id: hand_over_id } = await tx
    .insertInto('approval_hand_over')
    .values({ from_user_id: from, to_user_id: to, trace_id: 'trace' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.insertInto('approval_hand_over_task').values({ hand_over_id, task_id }).execute()
}
