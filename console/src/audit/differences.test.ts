import { expect, test } from 'vitest'
import { differencesIn } from './differences.ts'

test('a plain value is one difference, whatever it was', () => {
  const changes = {
    name: { old: 'a', new: 'b' },
    tags: { old: ['a'], new: ['a', 'b'] },
    config: { old: null, new: {} },
  }
  expect(differencesIn(changes).map(({ name }) => name)).toEqual(['name', 'tags', 'config'])
})

test('of an object only the parts count that became different, came or went', () => {
  const old = { min_length: 8, history: 5, words: ['a'], gone: true }
  const now = { min_length: 10, history: 5, words: ['a'], come: 1 }
  expect(differencesIn({ value: { old, new: now } })).toEqual([
    { name: 'value.min_length', before: 8, after: 10 },
    { name: 'value.gone', before: true, after: null },
    { name: 'value.come', before: null, after: 1 },
  ])
})
