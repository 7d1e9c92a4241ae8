import { expect, test } from 'vitest'
import { createLog, mostLines } from './create-log.ts'

const texts = (log: ReturnType<typeof createLog>) => log.lines().map((line) => line.text)

test('pieces are put together into lines', () => {
  const log = createLog()
  log.append('one\ntw')
  log.append('o\nthr')
  expect(texts(log)).toEqual(['one', 'two', 'thr'])
  log.append('ee')
  expect(texts(log)).toEqual(['one', 'two', 'three'])
  log.append('\n')
  log.append('four\n')
  expect(texts(log)).toEqual(['one', 'two', 'three', 'four'])
  expect(log.lines().map((line) => line.number)).toEqual([1, 2, 3, 4])
})

test('empty lines stay', () => {
  const log = createLog()
  log.append('a\n\nb\n')
  expect(texts(log)).toEqual(['a', '', 'b'])
})

test('another stream begins a line of its own', () => {
  const log = createLog()
  log.append('half')
  log.append('oops\n', 'stderr')
  expect(log.lines().map(({ stream, text }) => `${stream}:${text}`)).toEqual(['stdout:half', 'stderr:oops'])
})

test('a progress line shows what it was overwritten with', () => {
  const log = createLog()
  log.append('10%\r50%')
  log.append('\r100%\nnext\n')
  expect(texts(log)).toEqual(['100%', 'next'])
})

test('beyond the limit the oldest lines go, and are counted', () => {
  const log = createLog()
  log.append(Array.from({ length: mostLines + 10 }, (_, index) => `line ${index}\n`).join(''))
  expect(log.lines()).toHaveLength(mostLines)
  expect(log.dropped()).toBe(10)
  expect(log.lines()[0]).toMatchObject({ number: 11, text: 'line 10' })
})
