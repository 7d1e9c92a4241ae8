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

const streamed = (log: ReturnType<typeof createLog>) => log.lines().map(({ stream, text }) => `${stream}:${text}`)

test('another stream begins a line of its own, and the one that it broke into goes on', () => {
  const log = createLog()
  log.append('one\nha')
  log.append('oops\nand', 'stderr')
  log.append('lf\nthree\n')
  log.append(' more\n', 'stderr')
  expect(streamed(log)).toEqual(['stdout:one', 'stdout:half', 'stderr:oops', 'stderr:and more', 'stdout:three'])
})

test('what follows a line of the platform belongs to no line from before', () => {
  const log = createLog()
  log.append('half')
  log.append('attempt 2\n', 'system')
  log.append('whole\n')
  expect(streamed(log)).toEqual(['stdout:half', 'system:attempt 2', 'stdout:whole'])
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
