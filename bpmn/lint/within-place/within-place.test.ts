import { expect, test } from 'vitest'
import { createLint } from '../../../tooling/testing/lint.ts'
import { withinPlace } from './within-place.ts'

const lint = createLint(withinPlace, import.meta.url, 'approval')

test('flows beside a sub-process, and flows in it, are run', async () => {
  expect(await lint('valid.bpmn')).toEqual([])
})

test('a flow into a sub-process, out of it, or that stands elsewhere than what it joins, is named', async () => {
  expect(await lint('invalid.bpmn')).toEqual([
    'out: The flow "out" crosses the border of a sub-process: join it to the sub-process itself / 连线“out”跨越了子流程的边界，不能执行；请连到子流程本身',
    'into: The flow "hinein (into)" crosses the border of a sub-process: join it to the sub-process itself / 连线“hinein (into)”跨越了子流程的边界，不能执行；请连到子流程本身',
    'elsewhere: The flow "elsewhere" crosses the border of a sub-process: join it to the sub-process itself / 连线“elsewhere”跨越了子流程的边界，不能执行；请连到子流程本身',
  ])
})
