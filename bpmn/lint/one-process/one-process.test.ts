import { expect, test } from 'vitest'
import { createLint } from '../../../tooling/testing/lint.ts'
import { oneProcess } from './one-process.ts'

const lint = createLint(oneProcess, import.meta.url)

test('one executable process, beside pools that stand for others, is a flow', async () => {
  expect(await lint('valid.bpmn')).toEqual([])
})

test('a second process is named', async () => {
  expect(await lint('invalid.bpmn')).toEqual([
    'Q: One process of a file is run: the process "第二个 Prozess (Q)" is not run / 只执行文件里的一个 Process，“第二个 Prozess (Q)”不会执行',
  ])
})
