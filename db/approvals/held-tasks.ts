import { sql, type UpdateObject } from 'kysely'
import type { Tables, Tx } from '../database.ts'
import { listTasks, type NewTask, type Task } from './task-queries.ts'

type Change = UpdateObject<Tables, 'approval_task'>
export type HeldTasks = ReturnType<typeof holdTasks>

/**
 * The tasks of an instance in the hands of one transaction that holds the instance: read once, and known as they are
 * changed. Whatever changes them meanwhile goes through here.
 */
export function holdTasks(tx: Tx, instanceId: number) {
  let known: Promise<Task[]> | undefined

  return {
    list,
    open: async () => (await list()).filter(({ status }) => status === 'open'),
    of: async (token: number) => (await list()).filter((task) => task.token === token),

    async insert(tasks: NewTask[]): Promise<void> {
      if (tasks.length === 0) return
      await keep(await tx.insertInto('approval_task').values(tasks).returningAll().execute())
    },

    /** Asks those who waited for their turn; gives those whose turn it is. */
    async ask(ids: number[], dueAt: Date | null): Promise<Task[]> {
      if (ids.length === 0) return []
      return keep(
        await tx
          .updateTable('approval_task')
          .set({ status: 'open', opened_at: sql<Date>`now()`, due_at: dueAt })
          .where('id', 'in', ids)
          .where('status', '=', 'held')
          .returningAll()
          .execute(),
      )
    },

    /** False when it is not open any more. */
    async end(id: number, verdict: Task['verdict']): Promise<boolean> {
      return changeOpen(id, { status: 'done', verdict, ended_at: sql<Date>`now()` })
    },

    /** Puts an open task back until its turn comes again; false when it is not open any more. */
    async putBack(id: number): Promise<boolean> {
      return changeOpen(id, { status: 'held' })
    },

    /** Until when those of a visit have time who are asked. */
    async setDueAt(token: number, dueAt: Date | null): Promise<void> {
      await keep(
        await tx
          .updateTable('approval_task')
          .set({ due_at: dueAt })
          .where('instance_id', '=', instanceId)
          .where('token', '=', token)
          .where('status', '=', 'open')
          .returningAll()
          .execute(),
      )
    },

    voidThose,

    /** What stands in visits that are not under way any more leaves the to-do lists. */
    async voidBeside(tokens: number[]): Promise<void> {
      await voidThose((await list()).filter(({ token }) => !tokens.includes(token)).map(({ id }) => id))
    },
  }

  /** All that are not void, oldest first. */
  function list(): Promise<Task[]> {
    known ??= listTasks(tx, instanceId)
    return known
  }

  async function keep(changed: Task[]): Promise<Task[]> {
    const others = (await list()).filter(({ id }) => changed.every((task) => task.id !== id))
    const all = [...others, ...changed].filter(({ status }) => status !== 'void')
    known = Promise.resolve(all.toSorted((a, b) => a.id - b.id))
    return changed
  }

  async function changeOpen(id: number, change: Change): Promise<boolean> {
    const changed = await tx
      .updateTable('approval_task')
      .set(change)
      .where('id', '=', id)
      .where('status', '=', 'open')
      .returningAll()
      .execute()
    await keep(changed)
    return changed.length > 0
  }

  /** What is decided stays. */
  async function voidThose(ids: number[]): Promise<void> {
    const left = new Set((await list()).filter(({ status }) => status !== 'done').map(({ id }) => id))
    const asked = ids.filter((id) => left.has(id))
    if (asked.length === 0) return
    await keep(
      await tx
        .updateTable('approval_task')
        .set({ status: 'void', ended_at: sql<Date>`now()` })
        .where('id', 'in', asked)
        .where('status', 'in', ['open', 'held'])
        .returningAll()
        .execute(),
    )
  }
}
