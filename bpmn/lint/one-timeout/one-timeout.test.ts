import { expect, test } from 'vitest'
import { createLint } from '../../../tooling/testing/lint.ts'
import { oneTimeout } from './one-timeout.ts'

const lint = createLint(oneTimeout, import.meta.url)

test('a timer at the border is the time limit of its task, said once or twice the same', async () => {
  expect(await lint('valid.bpmn')).toEqual([])
})

test('two timers, or another limit in the extension, are named', async () => {
  expect(await lint('invalid.bpmn')).toEqual([
    'job: "Prüfen (job)" has several time limits: it can have one timer at its border, and timeout in its extension is the same or left out / “Prüfen (job)”有多个时限：只能有一个定时边界事件，扩展里的 timeout 须与它相同',
    'ask: "ask" has several time limits: it can have one timer at its border, and timeout in its extension is the same or left out / “ask”有多个时限：只能有一个定时边界事件，扩展里的 timeout 须与它相同',
  ])
})
