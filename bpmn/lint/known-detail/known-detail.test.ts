import { expect, test } from 'vitest'
import { createLint } from '../../../tooling/testing/lint.ts'
import { knownDetail } from './known-detail.ts'

const lint = createLint(knownDetail, import.meta.url)

test('what says nothing else than the element itself is not looked at', async () => {
  expect(await lint('valid.bpmn')).toEqual([])
})

test('data, people, messages, quantities and called processes of BPMN are named', async () => {
  expect(await lint('invalid.bpmn')).toEqual([
    'P: properties of "P" is not run: say it in the ops extension, or leave it out / “P”的 properties 不会执行，请改用 ops 扩展或去掉它',
    'a: properties of "载入 (a)" is not run: say it in the ops extension, or leave it out / “载入 (a)”的 properties 不会执行，请改用 ops 扩展或去掉它',
    'a: completionQuantity of "载入 (a)" is not run: say it in the ops extension, or leave it out / “载入 (a)”的 completionQuantity 不会执行，请改用 ops 扩展或去掉它',
    'b: calledElement of "b" is not run: say it in the ops extension, or leave it out / “b”的 calledElement 不会执行，请改用 ops 扩展或去掉它',
    'c: resources of "c" is not run: say it in the ops extension, or leave it out / “c”的 resources 不会执行，请改用 ops 扩展或去掉它',
    'd: messageRef of "d" is not run: say it in the ops extension, or leave it out / “d”的 messageRef 不会执行，请改用 ops 扩展或去掉它',
    'undo: isForCompensation of "undo" is not run: say it in the ops extension, or leave it out / “undo”的 isForCompensation 不会执行，请改用 ops 扩展或去掉它',
  ])
})

test('an approval has people and calls of its own, and no sub-process that begins by itself', async () => {
  expect(await createLint(knownDetail, import.meta.url, 'approval')('approval.bpmn')).toEqual([
    'onSignal: triggeredByEvent of "onSignal" is not run: say it in the ops extension, or leave it out / “onSignal”的 triggeredByEvent 不会执行，请改用 ops 扩展或去掉它',
    'a: resources of "a" is not run: say it in the ops extension, or leave it out / “a”的 resources 不会执行，请改用 ops 扩展或去掉它',
    'b: calledElement of "b" is not run: say it in the ops extension, or leave it out / “b”的 calledElement 不会执行，请改用 ops 扩展或去掉它',
  ])
})
