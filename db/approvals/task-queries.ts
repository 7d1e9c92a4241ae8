import type { Selectable } from 'kysely'
import type { Tables, Tx } from '../database.ts'

export type Task = Selectable<Tables['approval_task']>
export type NewTask = Pick<Task, 'token' | 'node_id' | 'seat' | 'kind' | 'assignee_id' | 'status'> &
  Partial<Pick<Task, 'stage' | 'owner_id' | 'added_by' | 'verdict' | 'opened_at' | 'ended_at'>>

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
