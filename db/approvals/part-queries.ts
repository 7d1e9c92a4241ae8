import type { DbOrTx } from '../database.ts'

/** Tasks as people see them, oldest first; those whose turn has not come are nobody's yet. */
export async function listShownTasks(db: DbOrTx, instanceId: number) {
  const tasks = await db
    .selectFrom('approval_task as task')
    .leftJoin('user', 'user.id', 'task.assignee_id')
    .select([
      'task.id',
      'node_id',
      'token',
      'assignee_id',
      'user.name as assignee_name',
      'owner_id',
      'kind',
      'task.status',
    ])
    .select(['verdict', 'due_at', 'opened_at', 'ended_at'])
    .where('instance_id', '=', instanceId)
    .where('task.status', '<>', 'held')
    .where('task.opened_at', 'is not', null)
    .orderBy('task.id')
    .execute()
  return tasks.flatMap(({ status, ...task }) => (status === 'held' ? [] : [{ ...task, status }]))
}

export async function listRecords(db: DbOrTx, instanceId: number) {
  return db
    .selectFrom('approval_record as record')
    .leftJoin('user', 'user.id', 'record.approver_id')
    .select(['record.id', 'instance_id', 'node_id', 'approver_id', 'user.name as approver_name', 'action', 'comment'])
    .select(['attachments', 'details', 'record.created_at'])
    .where('instance_id', '=', instanceId)
    .orderBy('record.id')
    .execute()
}
