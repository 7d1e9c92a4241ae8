import { expect, test } from 'vitest'
import { messageText } from './message-text.ts'

test('plain text stays as it is', () => {
  expect(messageText('a < b\nc')).toBe('a < b\nc')
})

test('of HTML only the words stay, in their lines', () => {
  expect(messageText('<h1>任务失败</h1><p>任务 <b>对账</b> 失败<br>HTTP 502</p>')).toBe(
    '任务失败\n任务 对账 失败\nHTTP 502',
  )
})

test('nothing of it is run or loaded', () => {
  expect(
    messageText('<p>hi</p><img src=x onerror="globalThis.ran = true"><script>globalThis.ran = true</script>'),
  ).toContain('hi')
  expect(globalThis).not.toHaveProperty('ran')
})
