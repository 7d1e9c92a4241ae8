import { expect, test } from 'vitest'
import { parseHeaderLines } from './key-value.ts'

test('pasted header lines become pairs', () => {
  expect(parseHeaderLines('Accept: application/json\r\nX-Time: 09:30\n')).toEqual([
    { name: 'Accept', value: 'application/json' },
    { name: 'X-Time', value: '09:30' },
  ])
})

test('what is no list of headers is left to be pasted as it is', () => {
  expect(parseHeaderLines('Accept')).toEqual([])
  expect(parseHeaderLines('Accept: a\nnonsense')).toEqual([])
})
