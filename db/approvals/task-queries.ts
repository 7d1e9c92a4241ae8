import type { InsertObject, Selectable } from 'kysely'
import type { Tables, Tx } from '../database.ts'

export type Task = Selectable<Tables['approval_task']>
export type NewTask = Omit<InsertObject<Tables, 'approval_task'>, 'tenant_id'>

/** All tasks of an instance that are not void, oldest first. */
export async function listTasks(tx: Tx, instanceId: number): Promise<Task[]> {
  return tx
    .selectFrom('approval_task')
    .selectAll()
    .where('instance_id', '=', instanceId)
    .where('status', '<>', 'void')
    .orderBy('id')
    .execute()
}

/** The number of the last visit in which anybody had anything to do; 0 before the first. */
export async function lastVisit(tx: Tx, instanceId: number): Promise<number> {
  const last = await tx
    .selectFrom('approval_task')
    .select((eb) => eb.fn.max('token').as('token'))
    .where('instance_id', '=', instanceId)
    .executeTakeFirst()
  return last?.token ?? 0
}

/** Whether a task was ever somebody's, or handed on by them; `taskId`: that one alone. */
export async function hadTask(
  tx: Tx,
  { instanceId, userId, taskId }: { instanceId: number; userId: number; taskId: number | undefined },
): Promise<boolean> {
  const found = await tx
    .selectFrom('approval_task')
    .select('id')
    .where('instance_id', '=', instanceId)
    .where((eb) => eb.or([eb('assignee_id', '=', userId), eb('owner_id', '=', userId)]))
    .$if(taskId !== undefined, (query) => query.where('id', '=', taskId ?? 0))
    .executeTakeFirst()
  return found !== undefined
}
