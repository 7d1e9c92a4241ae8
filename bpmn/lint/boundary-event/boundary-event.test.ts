import { expect, test } from 'vitest'
import { createLint } from '../../../tooling/testing/lint.ts'
import { boundaryEvent } from './boundary-event.ts'

const lint = createLint(boundaryEvent, import.meta.url)

test('an error and a timer at the border of a task are known', async () => {
  expect(await lint('valid.bpmn')).toEqual([])
})

test('errors of one kind, other events, and other places are named', async () => {
  expect(await lint('invalid.bpmn')).toEqual([
    'one: The boundary event "nur 42 (one)" catches one error only: leave its reference out and write a condition at the flow that leaves it, such as A.error_code = "timeout" / 边界事件“nur 42 (one)”只捕获某一种错误；请去掉错误引用，改在连线上写条件，例如 A.error_code = "timeout"',
    'gone: The boundary event "gone" catches one error only: leave its reference out and write a condition at the flow that leaves it, such as A.error_code = "timeout" / 边界事件“gone”只捕获某一种错误；请去掉错误引用，改在连线上写条件，例如 A.error_code = "timeout"',
    'signal: The boundary event "signal" has to be an error or a timer: a flow knows no other kind / 边界事件“signal”须是错误或定时，流程不认识其他种类',
    'nothing: The boundary event "nothing" has to be an error or a timer: a flow knows no other kind / 边界事件“nothing”须是错误或定时，流程不认识其他种类',
    'late: The boundary event "late" gives a send task a time limit, and telling people has none / 边界事件“late”给发送任务定了时限，而通知没有时限',
    'inner: The boundary event "inner" has to be at a service, send or user task or a call activity / 边界事件“inner”只能在服务任务、发送任务、用户任务或调用活动的边上',
  ])
})
