import { expect, test } from 'vitest'
import { parseAnsi, stripAnsi } from './ansi.ts'

test('colours and weights become classes of ours', () => {
  expect(parseAnsi('\u001b[1;31mERROR\u001b[0m why \u001b[92mok\u001b[39m.')).toEqual([
    { text: 'ERROR', class: 'text-failed font-semibold' },
    { text: ' why ', class: '' },
    { text: 'ok', class: 'text-success' },
    { text: '.', class: '' },
  ])
})

test('what moves the cursor is left out', () => {
  expect(parseAnsi('\u001b[2K\u001b[1Gdone')).toEqual([{ text: 'done', class: '' }])
  expect(stripAnsi('\u001b[32mgreen\u001b[0m')).toBe('green')
})
