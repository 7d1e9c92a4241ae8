import { expect, test } from 'vitest'
import { createLint } from '../../../tooling/testing/lint.ts'
import { interrupting } from './interrupting.ts'

const lint = createLint(interrupting, import.meta.url)

test('events that end their task are those of a flow', async () => {
  expect(await lint('valid.bpmn')).toEqual([])
})

test('an event that lets its task go on is named', async () => {
  expect(await lint('invalid.bpmn')).toEqual([
    'remind: The boundary event "提醒 (remind)" does not interrupt its task, and a flow cannot run such an event / 边界事件“提醒 (remind)”不中断任务，流程不能执行非中断的边界事件',
  ])
})
