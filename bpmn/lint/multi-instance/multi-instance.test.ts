import { expect, test } from 'vitest'
import { createLint } from '../../../tooling/testing/lint.ts'
import { multiInstance } from './multi-instance.ts'

const lint = createLint(multiInstance, import.meta.url)

test('a list in FEEL with the marker that fits is done for each', async () => {
  expect(await lint('valid.bpmn')).toEqual([])
})

test('loops, lists in another way, and markers that do not fit are named', async () => {
  expect(await lint('invalid.bpmn')).toEqual([
    'loop: "重复 (loop)" is a loop, and a flow does not go in circles / “重复 (loop)”是循环，流程不能执行循环',
    'ask: "ask" cannot be done for each of a list: only a service task or a call activity can / “ask”不能对列表逐项执行，只有服务任务和调用活动可以',
    'noList: "noList" is done several times: give the list in FEEL, by forEach of its extension, and in no other way / “noList”的多实例须只用扩展里的 forEach（FEEL）给出列表',
    'count: "count" is done several times: give the list in FEEL, by forEach of its extension, and in no other way / “count”的多实例须只用扩展里的 forEach（FEEL）给出列表',
    'order: "order" has a marker that differs from concurrency in its extension: sequential is 1 / “order”的多实例标记与扩展里的 concurrency 不符：顺序执行即为 1',
    'parallel: "parallel" has a marker that differs from concurrency in its extension: sequential is 1 / “parallel”的多实例标记与扩展里的 concurrency 不符：顺序执行即为 1',
  ])
})
