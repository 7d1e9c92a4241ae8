import { expect, test } from 'vitest'
import { createOutputEvents, endEvent } from './output-events.ts'

const created_at = new Date('2026-11-25T12:00:00Z')
const chunk = (position: number, content: Uint8Array, stream = 'stdout') => ({
  position,
  attempt: 1,
  stream,
  content,
  created_at,
})

test('an event carries the text and the position after it', () => {
  const { events } = createOutputEvents()
  expect(events(chunk(5, Buffer.from('a\nb\r')))).toBe(
    'id: 9\nevent: output\ndata: {"attempt":1,"stream":"stdout","at":"2026-11-25T12:00:00.000Z","text":"a\\nb\\r"}\n\n',
  )
  expect(endEvent(9, 'success')).toBe('id: 9\nevent: end\ndata: {"status":"success"}\n\n')
})

test('a character between two chunks is sent whole, and its first half is not passed over', () => {
  const bytes = Buffer.from('a😀b')
  const { events, last } = createOutputEvents()
  const first = events(chunk(0, bytes.subarray(0, 3)))
  expect(first).toContain('id: 1\n')
  expect(first).toContain('"text":"a"')
  const second = events(chunk(3, bytes.subarray(3)))
  expect(second).toContain('id: 6\n')
  expect(second).toContain('"text":"😀b"')
  expect(last()).toBe('')
})

test('half a character that another stream interrupts is not held back', () => {
  const bytes = Buffer.from('你')
  const { events } = createOutputEvents()
  expect(events(chunk(0, bytes.subarray(0, 2)))).toBe('')
  const both = events(chunk(2, Buffer.from('err'), 'stderr'))
  expect(both.match(/id: \d+/g)).toEqual(['id: 2', 'id: 5'])
})

test('what is left at the end is sent', () => {
  const { events, last } = createOutputEvents()
  expect(events(chunk(0, Buffer.from([0xe4])))).toBe('')
  expect(last()).toContain('id: 1\n')
  expect(last()).toBe('')
})
