import { expect, test } from 'vitest'
import { createLint } from '../../../tooling/testing/lint.ts'
import { timerUnderstood } from './timer-understood.ts'

const lint = createLint(timerUnderstood, import.meta.url)

test('durations and moments are understood; other events are not looked at', async () => {
  expect(await lint('valid.bpmn')).toEqual([])
})

test('months, cycles, nothing at all, and a moment for a task are named', async () => {
  expect(await lint('invalid.bpmn')).toEqual([
    'month: The timer of "Monatsende (month)" is not understood: write a duration (PT1H30M, P2D) or a moment (2027-01-01T09:00:00+08:00) / “Monatsende (month)”的定时读不懂：请写时长（如 PT1H30M、P2D）或时刻（如 2027-01-01T09:00:00+08:00）',
    'nothing: The timer of "nothing" is not understood: write a duration (PT1H30M, P2D) or a moment (2027-01-01T09:00:00+08:00) / “nothing”的定时读不懂：请写时长（如 PT1H30M、P2D）或时刻（如 2027-01-01T09:00:00+08:00）',
    'often: The timer of "often" is not understood: write a duration (PT1H30M, P2D) or a moment (2027-01-01T09:00:00+08:00) / “often”的定时读不懂：请写时长（如 PT1H30M、P2D）或时刻（如 2027-01-01T09:00:00+08:00）',
    'date: The timer of "date" is not understood: the time of a task is a duration (PT1H30M, P2D) / “date”的定时读不懂：任务的时限须是时长（如 PT1H30M、P2D）',
  ])
})

test('an approval waits for a duration, not until a moment', async () => {
  expect(await createLint(timerUnderstood, import.meta.url, 'approval')('approval.bpmn')).toEqual([
    'date: The timer of "date" is not understood: write a duration (PT1H30M, P2D) / “date”的定时读不懂：须写时长（如 PT1H30M、P2D）',
  ])
})
