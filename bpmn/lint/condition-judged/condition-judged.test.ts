import { expect, test } from 'vitest'
import { createLint } from '../../../tooling/testing/lint.ts'
import { conditionJudged } from './condition-judged.ts'

const lint = createLint(conditionJudged, import.meta.url)

test('conditions in FEEL are judged', async () => {
  expect(await lint('valid.bpmn')).toEqual([])
})

test('other languages, and a condition at the start, are named', async () => {
  expect(await lint('invalid.bpmn')).toEqual([
    'start: The flow "start" leaves a start event, where no condition is judged / 连线“start”从开始事件出发，不能带条件',
    'js: The condition of the flow "größer (js)" has to be FEEL / 连线“größer (js)”的条件须用 FEEL 书写',
    'plain: The condition of the flow "plain" has to be FEEL / 连线“plain”的条件须用 FEEL 书写',
  ])
})

test('an approval judges conditions at its start, too', async () => {
  expect(await createLint(conditionJudged, import.meta.url, 'approval')('approval.bpmn')).toEqual([
    'js: The condition of the flow "js" has to be FEEL / 连线“js”的条件须用 FEEL 书写',
  ])
})
