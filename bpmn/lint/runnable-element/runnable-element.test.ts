import { expect, test } from 'vitest'
import { createLint } from '../../../tooling/testing/lint.ts'
import { runnableElement } from './runnable-element.ts'

const lint = createLint(runnableElement, import.meta.url)

test('every kind that a flow draws can be run', async () => {
  expect(await lint('valid.bpmn')).toEqual([])
})

test('every other kind is named, and so are messages between pools', async () => {
  expect(await lint('invalid.bpmn')).toEqual([
    'plain: "普通任务 (plain)" is a Task, which a flow cannot run / “普通任务 (plain)”是 Task，流程不能执行这种元素',
    'script: "script" is a ScriptTask, which a flow cannot run / “script”是 ScriptTask，流程不能执行这种元素',
    'rule: "rule" is a BusinessRuleTask, which a flow cannot run / “rule”是 BusinessRuleTask，流程不能执行这种元素',
    'byHand: "byHand" is a ManualTask, which a flow cannot run / “byHand”是 ManualTask，流程不能执行这种元素',
    'receive: "receive" is a ReceiveTask, which a flow cannot run / “receive”是 ReceiveTask，流程不能执行这种元素',
    'sub: "sub" is a SubProcess, which a flow cannot run / “sub”是 SubProcess，流程不能执行这种元素',
    'deal: "deal" is a Transaction, which a flow cannot run / “deal”是 Transaction，流程不能执行这种元素',
    'adHoc: "adHoc" is a AdHocSubProcess, which a flow cannot run / “adHoc”是 AdHocSubProcess，流程不能执行这种元素',
    'first: "first" is a EventBasedGateway, which a flow cannot run / “first”是 EventBasedGateway，流程不能执行这种元素',
    'complex: "complex" is a ComplexGateway, which a flow cannot run / “complex”是 ComplexGateway，流程不能执行这种元素',
    'throw: "throw" is a IntermediateThrowEvent, which a flow cannot run / “throw”是 IntermediateThrowEvent，流程不能执行这种元素',
    'mail: "Rückfrage (mail)" is a MessageFlow, which a flow cannot run / “Rückfrage (mail)”是 MessageFlow，流程不能执行这种元素',
  ])
})

test('an approval runs sub-processes, in which others are named as well, and knows no events at borders', async () => {
  expect(await createLint(runnableElement, import.meta.url, 'approval')('approval.bpmn')).toEqual([
    'late: "late" is a BoundaryEvent, which an approval cannot run / “late”是 BoundaryEvent，流程不能执行这种元素',
    'script: "脚本 (script)" is a ScriptTask, which an approval cannot run / “脚本 (script)”是 ScriptTask，流程不能执行这种元素',
    'byHand: "byHand" is a ManualTask, which an approval cannot run / “byHand”是 ManualTask，流程不能执行这种元素',
    'adHoc: "adHoc" is a AdHocSubProcess, which an approval cannot run / “adHoc”是 AdHocSubProcess，流程不能执行这种元素',
  ])
})
