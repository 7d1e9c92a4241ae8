import { expect, test } from 'vitest'
import { createLint } from '../../../tooling/testing/lint.ts'
import { defaultFlow } from './default-flow.ts'

const lint = createLint(defaultFlow, import.meta.url)

test('a flow that leaves the gateway and has no condition is its default', async () => {
  expect(await lint('valid.bpmn')).toEqual([])
})

test('a default that leaves another element, or has a condition, is named', async () => {
  expect(await lint('invalid.bpmn')).toEqual([
    'gate: The default flow of "金额 (gate)" is none of the flows that leave it / “金额 (gate)”的默认连线不是从它出发的',
    'f3: The default flow "f3" has a condition, which nobody would judge / 默认连线“f3”不能带条件',
  ])
})
