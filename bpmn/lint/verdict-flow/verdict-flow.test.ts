import { expect, test } from 'vitest'
import { createLint } from '../../../tooling/testing/lint.ts'
import { verdictFlow } from './verdict-flow.ts'

const lint = createLint(verdictFlow, import.meta.url, 'approval')

test('an edge that asks for a decision, or has a condition, is taken as it says', async () => {
  expect(await lint('valid.bpmn')).toEqual([])
})

test('an edge that asks for both, or for the end of a job, is named', async () => {
  expect(await lint('invalid.bpmn')).toEqual([
    'both: The flow "teuer 贵 (both)" asks for a decision and has a condition: it can have one of them; put a gateway behind it for the other / 连线“teuer 贵 (both)”既写了审批结论又带条件，只能二选一；需要两者时请在后面加一个条件分支',
    'failed: The flow "failed" follows a decision: its "on" is approved or rejected / 连线“failed”的 on 须为 approved 或 rejected',
  ])
})
