import { expect, test } from 'vitest'
import { createEventParser } from './event-parser.ts'

test('reads events with their ids and names', () => {
  const parse = createEventParser()
  expect(parse('id: 9\nevent: output\ndata: {"text":"a"}\n\ndata: b\n\n')).toEqual([
    { id: '9', event: 'output', data: '{"text":"a"}' },
    { event: 'message', data: 'b' },
  ])
})

test('an event may come in any pieces', () => {
  const whole = 'id: 1\r\nevent: output\r\ndata: 你好\r\ndata: two\r\n\r\n'
  for (let cut = 1; cut < whole.length; cut += 1) {
    const parse = createEventParser()
    expect([...parse(whole.slice(0, cut)), ...parse(whole.slice(cut))]).toEqual([
      { id: '1', event: 'output', data: '你好\ntwo' },
    ])
  }
})

test('comments keep the line open and say nothing', () => {
  const parse = createEventParser()
  expect(parse(': still here\n\n')).toEqual([])
  expect(parse(': still here\n\ndata: x\n\n')).toEqual([{ event: 'message', data: 'x' }])
})
