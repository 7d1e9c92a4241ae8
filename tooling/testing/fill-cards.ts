import type { Tx } from '../../db/database.ts'

/** A card for each task, and a press on each; after people, providers and approvals. */
export async function fillCards(tx: Tx): Promise<void> {
  const { id: provider_id } = await tx.selectFrom('identity_provider').select('id').executeTakeFirstOrThrow()
  const tasks = await tx.selectFrom('approval_task').select(['id', 'instance_id', 'assignee_id']).execute()
  for (const { id: task_id, instance_id, assignee_id } of tasks) {
    const { id: card_id } = await tx
      .insertInto('approval_card')
      .values({ task_id, instance_id, user_id: assignee_id, provider_id, token: `token-${task_id}` })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('approval_card_press')
      .values({ card_id, press_key: 'event', decision: 'approve', trace_id: 'trace' })
      .execute()
  }
}
