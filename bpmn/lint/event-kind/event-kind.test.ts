import { expect, test } from 'vitest'
import { createLint } from '../../../tooling/testing/lint.ts'
import { eventKind } from './event-kind.ts'

const lint = createLint(eventKind, import.meta.url)

test('plain starts and ends, and waits for time, are events of a flow', async () => {
  expect(await lint('valid.bpmn')).toEqual([])
})

test('starts and ends with a definition, and waits for anything but time, are named', async () => {
  expect(await lint('invalid.bpmn')).toEqual([
    'daily: "每天 (daily)" is an event with TimerEventDefinition; a start and an end have no definition / “每天 (daily)”是带有 TimerEventDefinition 的事件；流程的开始和结束事件不能带有定义',
    'stop: "stop" is an event with TerminateEventDefinition; a start and an end have no definition / “stop”是带有 TerminateEventDefinition 的事件；流程的开始和结束事件不能带有定义',
    'message: "message" does not wait for time; what waits has one timer and nothing else / “message”等待的不是时间；流程里的等待须有且只有一个定时定义',
    'nothing: "nothing" does not wait for time; what waits has one timer and nothing else / “nothing”等待的不是时间；流程里的等待须有且只有一个定时定义',
    'both: "both" does not wait for time; what waits has one timer and nothing else / “both”等待的不是时间；流程里的等待须有且只有一个定时定义',
  ])
})
