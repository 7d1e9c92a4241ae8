import { expect, test } from 'vitest'
import { createIntent } from './intent.ts'

test('pressing again repeats the key; another body or a new wish has another', () => {
  const intent = createIntent()
  const first = intent.keyFor({ name: 'a' })
  expect(intent.keyFor({ name: 'a' })).toBe(first)
  const second = intent.keyFor({ name: 'b' })
  expect(second).not.toBe(first)
  intent.done()
  expect(intent.keyFor({ name: 'b' })).not.toBe(second)
})
