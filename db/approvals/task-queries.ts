import { type InsertObject, type Selectable, sql } from 'kysely'
import type { Tables, Tx } from '../database.ts'

export type Task = Selectable<Tables['approval_task']>
export type NewTask = Omit<InsertObject<Tables, 'approval_task'>, 'tenant_id'>

export async function insertTasks(tx: Tx, tasks: NewTask[]): Promise<Task[]> {
  if (tasks.length === 0) return []
  return tx.insertInto('approval_task').values(tasks).returningAll().execute()
}

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

/** Those that somebody has to do right now. */
export async function listOpenTasks(tx: Tx, instanceId: number): Promise<Task[]> {
  return (await listTasks(tx, instanceId)).filter(({ status }) => status === 'open')
}

/** Those of one visit that are not void, oldest first. */
export async function listTasksOf(tx: Tx, instanceId: number, token: number): Promise<Task[]> {
  return (await listTasks(tx, instanceId)).filter((task) => task.token === token)
}

/** Those of signers that somebody added, as far as they are not decided. */
export async function listAddedTasks(
  tx: Tx,
  { instanceId, addedBy, assigneeIds }: { instanceId: number; addedBy: number | null; assigneeIds: number[] },
): Promise<Task[]> {
  const left = (await listTasks(tx, instanceId)).filter(({ status }) => status !== 'done')
  return left.filter((task) => task.added_by === addedBy && assigneeIds.includes(task.assignee_id))
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

export async function openTasks(tx: Tx, ids: number[], dueAt: Date | null): Promise<Task[]> {
  if (ids.length === 0) return []
  return tx
    .updateTable('approval_task')
    .set({ status: 'open', opened_at: sql<Date>`now()`, due_at: dueAt })
    .where('id', 'in', ids)
    .where('status', '=', 'held')
    .returningAll()
    .execute()
}

export async function endTask(tx: Tx, id: number, verdict: Task['verdict']): Promise<boolean> {
  const ended = await tx
    .updateTable('approval_task')
    .set({ status: 'done', verdict, ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('status', '=', 'open')
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

/** Puts an open task back until its turn comes again. */
export async function holdTask(tx: Tx, id: number): Promise<boolean> {
  const held = await tx
    .updateTable('approval_task')
    .set({ status: 'held' })
    .where('id', '=', id)
    .where('status', '=', 'open')
    .executeTakeFirst()
  return held.numUpdatedRows > 0n
}

/** Until when those of a visit have time who are asked. */
export async function setDueAt(
  tx: Tx,
  { instanceId, token, dueAt }: { instanceId: number; token: number; dueAt: Date | null },
): Promise<void> {
  await tx
    .updateTable('approval_task')
    .set({ due_at: dueAt })
    .where('instance_id', '=', instanceId)
    .where('token', '=', token)
    .where('status', '=', 'open')
    .execute()
}

export async function voidTasks(tx: Tx, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('approval_task')
    .set({ status: 'void', ended_at: sql<Date>`now()` })
    .where('id', 'in', ids)
    .where('status', 'in', ['open', 'held'])
    .execute()
}

/** What stands in visits that are not under way any more leaves the to-do lists. */
export async function voidTasksBeside(tx: Tx, instanceId: number, tokens: number[]): Promise<void> {
  await tx
    .updateTable('approval_task')
    .set({ status: 'void', ended_at: sql<Date>`now()` })
    .where('instance_id', '=', instanceId)
    .where('status', 'in', ['open', 'held'])
    .$if(tokens.length > 0, (query) => query.where('token', 'not in', tokens))
    .execute()
}
