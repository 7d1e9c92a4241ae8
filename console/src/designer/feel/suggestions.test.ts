import { expect, test } from 'vitest'
import { matchesAt } from './suggestions.ts'

const all = ['load.result', 'load.status', 'params.day', 'upload.result'].map((text) => ({ text, hint: '' }))
const found = (text: string, caret = text.length) => {
  const { from, matches } = matchesAt(text, caret, all)
  return [from, matches.map((one) => one.text)]
}

test('what is typed is looked for at the beginning of a name first, then anywhere in it', () => {
  expect(found('1 + load')).toEqual([4, ['load.result', 'load.status', 'upload.result']])
})

test('only the word at the caret counts, and a name that is complete is not offered again', () => {
  expect(found('par > 3', 3)).toEqual([0, ['params.day']])
  expect(found('params.day')).toEqual([0, []])
})
