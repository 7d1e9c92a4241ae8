import { expect, test } from 'vitest'
import { createLint } from '../../../tooling/testing/lint.ts'
import { multiInstance } from './multi-instance.ts'

const lint = createLint(multiInstance, import.meta.url)

test('a list in FEEL with the marker that fits is done for each', async () => {
  expect(await lint('valid.bpmn')).toEqual([])
})

test('loops, lists in another way, and markers that do not fit are named', async () => {
  expect(await lint('invalid.bpmn')).toEqual([
    'loop: "重复 (loop)" has the marker of a loop, which is not run / “重复 (loop)”是循环标记，不能执行',
    'ask: "ask" cannot be done for each of a list: only a service task or a call activity can / “ask”不能对列表逐项执行，只有服务任务和调用活动可以',
    'noList: "noList" is done several times: give the list in FEEL, by forEach of its extension, and in no other way / “noList”的多实例须只用扩展里的 forEach（FEEL）给出列表',
    'count: "count" is done several times: give the list in FEEL, by forEach of its extension, and in no other way / “count”的多实例须只用扩展里的 forEach（FEEL）给出列表',
    'order: "order" has a marker that differs from concurrency in its extension: sequential is 1 / “order”的多实例标记与扩展里的 concurrency 不符：顺序执行即为 1',
    'parallel: "parallel" has a marker that differs from concurrency in its extension: sequential is 1 / “parallel”的多实例标记与扩展里的 concurrency 不符：顺序执行即为 1',
  ])
})

test('an approval does a sub-process for all of a list at once; its people are found in another way', async () => {
  expect(await createLint(multiInstance, import.meta.url, 'approval')('approval.bpmn')).toEqual([
    'order: "order" is done one after the other, and an approval does all items of a list side by side / “order”的多实例是顺序的，审批对列表的每一项同时进行',
    `ask: "ask" cannot be done for each of a list: only a sub-process or a call activity can; several people decide by the node's own settings / “ask”不能对列表逐项执行，只有子流程和调用活动可以；多人审批请在节点里设置`,
  ])
})
