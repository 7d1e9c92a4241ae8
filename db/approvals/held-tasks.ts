import type { NewTask, Task } from './task-queries.ts'

/** Tasks as they are to be, of those that were there, and of those that were not. */
export type TaskChanges = { changed: Task[]; made: Task[] }
export type HeldTasks = ReturnType<typeof holdTasks>

const unsaid = {
  ...{ tenant_id: 1, stage: 0, owner_id: null, added_by: null, verdict: null },
  ...{ opened_at: null, due_at: null, urged_at: null, ended_at: null },
}

/**
 * The tasks of an instance in the hands of one transaction that holds the instance, as they are changed; written down at
 * its end. Whatever changes them meanwhile goes through here. What is made has no number before it is written: until then
 * its `id` is below zero.
 */
export function holdTasks({ id: instanceId, now }: { id: number; now: Date }, there: Task[]) {
  const before = new Map(there.map((task) => [task.id, task]))
  const tasks = new Map(before)

  return {
    list,
    open: () => list().filter(({ status }) => status === 'open'),
    of: (token: number) => list().filter((task) => task.token === token),

    insert(made: NewTask[]): void {
      for (const task of made) {
        const id = -1 - tasks.size
        tasks.set(id, { ...unsaid, ...task, id, instance_id: instanceId, created_at: now })
      }
    },

    /** Asks those who waited for their turn; gives those whose turn it is. */
    ask(ids: number[], dueAt: Date | null): Task[] {
      return change(ids, ['held'], { status: 'open', opened_at: now, due_at: dueAt })
    },

    /** False when it is not open any more. */
    end(id: number, verdict: Task['verdict']): boolean {
      return change([id], ['open'], { status: 'done', verdict, ended_at: now }).length > 0
    },

    /** Puts an open task back until its turn comes again; false when it is not open any more. */
    putBack(id: number): boolean {
      return change([id], ['open'], { status: 'held' }).length > 0
    },

    /** Until when those of a visit have time who are asked. */
    setDueAt(token: number, dueAt: Date | null): void {
      change(idsOf(list().filter((task) => task.token === token)), ['open'], { due_at: dueAt })
    },

    /** Known by the nodes that stand for those before, as they are written by then. */
    rename(names: ReadonlyMap<string, string>): void {
      for (const [id, task] of tasks) {
        const renamed = { ...task, node_id: names.get(task.node_id) ?? task.node_id }
        if (before.get(id) === task) before.set(id, renamed)
        tasks.set(id, renamed)
      }
    },

    voidThose,

    /** What stands in visits that are not under way any more leaves the to-do lists. */
    voidBeside(tokens: number[]): void {
      voidThose(idsOf(list().filter(({ token }) => !tokens.includes(token))))
    },

    changes(): TaskChanges {
      const changed = [...tasks.values()].filter((task) => task !== before.get(task.id))
      return { changed: changed.filter(({ id }) => before.has(id)), made: changed.filter(({ id }) => !before.has(id)) }
    },
  }

  /** All that are not void, oldest first. */
  function list(): Task[] {
    return [...tasks.values()].filter(({ status }) => status !== 'void')
  }

  /** What is decided stays. */
  function voidThose(ids: number[]): void {
    change(ids, ['open', 'held'], { status: 'void', ended_at: now })
  }

  /** Those of these that stand as expected; gives them as they are then. */
  function change(ids: number[], expected: Task['status'][], change: Partial<Task>): Task[] {
    return ids.flatMap((id) => {
      const task = tasks.get(id)
      if (!task || !expected.includes(task.status)) return []
      const changed = { ...task, ...change }
      tasks.set(id, changed)
      return changed
    })
  }
}

function idsOf(tasks: Task[]): number[] {
  return tasks.map(({ id }) => id)
}
