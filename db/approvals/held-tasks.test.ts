import { expect, test } from 'vitest'
import { holdTasks } from './held-tasks.ts'
import type { Task } from './task-queries.ts'

const now = new Date('2026-11-27T08:00:00.000Z')
const earlier = new Date('2026-11-26T08:00:00.000Z')

const task = (id: number, said: Partial<Task> = {}): Task => ({
  ...{ id, tenant_id: 1, instance_id: 7, token: 1, node_id: 'a', seat: id, stage: 0, kind: 'decide', status: 'open' },
  ...{ assignee_id: 40 + id, owner_id: null, added_by: null, verdict: null, urged_at: null },
  ...{ created_at: earlier, opened_at: earlier, due_at: null, ended_at: null },
  ...said,
})
const held = (...tasks: Task[]) => holdTasks({ id: 7, now }, tasks)
const asked = { token: 2, node_id: 'b', seat: 0, kind: 'decide', assignee_id: 50, status: 'held' } as const

test('what nobody changed is not written', () => {
  expect(held(task(1), task(2)).changes()).toEqual({ changed: [], made: [] })
})

test('what is at a node that is called otherwise is not written for that, and what is changed later is', () => {
  const tasks = held(task(1), task(2, { node_id: 'b' }), task(3))
  tasks.rename(new Map([['a', 'n']]))
  expect(tasks.list().map(({ node_id }) => node_id)).toEqual(['n', 'b', 'n'])
  expect(tasks.changes().changed).toEqual([])
  tasks.end(3, 'approved')
  expect(tasks.changes().changed).toMatchObject([{ id: 3, status: 'done', node_id: 'n' }])
})

test('a task ends once', () => {
  const tasks = held(task(1))
  expect(tasks.end(1, 'approved')).toBe(true)
  expect(tasks.end(1, 'rejected')).toBe(false)
  expect(tasks.changes().changed).toMatchObject([{ id: 1, status: 'done', verdict: 'approved', ended_at: now }])
})

test('what is made can be asked before it is written, and is written as it is then', () => {
  const tasks = held(task(1))
  tasks.insert([asked, { ...asked, seat: 1, assignee_id: 51 }])
  const ids = tasks.of(2).map(({ id }) => id)
  expect(new Set(ids).size).toBe(2)
  expect(tasks.ask(ids.slice(0, 1), null)).toMatchObject([{ assignee_id: 50, status: 'open', opened_at: now }])
  expect(tasks.changes()).toMatchObject({
    changed: [],
    made: [
      { instance_id: 7, assignee_id: 50, status: 'open' },
      { instance_id: 7, assignee_id: 51, status: 'held', opened_at: null },
    ],
  })
})

test('what is void is not there any more, and what is decided stays', () => {
  const tasks = held(task(1, { status: 'done', verdict: 'approved', ended_at: earlier }), task(2))
  tasks.voidThose([1, 2])
  expect(tasks.list()).toMatchObject([{ id: 1, status: 'done' }])
  expect(tasks.changes().changed).toMatchObject([{ id: 2, status: 'void', ended_at: now }])
})

test('tasks of visits that are over leave with them', () => {
  const tasks = held(task(1), task(2, { token: 3, status: 'held', opened_at: null }), task(4, { token: 5 }))
  tasks.voidBeside([5])
  expect(tasks.list()).toMatchObject([{ id: 4 }])
})

test('a task that is put back is asked again, and only those who wait are asked', () => {
  const tasks = held(task(1), task(2))
  expect(tasks.putBack(1)).toBe(true)
  expect(tasks.putBack(1)).toBe(false)
  expect(tasks.ask([1, 2], earlier)).toMatchObject([{ id: 1, status: 'open', opened_at: now, due_at: earlier }])
})

test('a limit holds for those of its visit who are asked', () => {
  const tasks = held(task(1), task(2, { status: 'held' }), task(3, { token: 2 }))
  tasks.setDueAt(1, earlier)
  expect(tasks.changes().changed).toMatchObject([{ id: 1, due_at: earlier }])
})
