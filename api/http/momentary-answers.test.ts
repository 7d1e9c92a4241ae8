import { expect, test } from 'vitest'
import { shareAnswers } from './momentary-answers.ts'

function counted(forMs: number) {
  const asked: number[] = []
  const ask = async (number: number, _asker: string) => {
    asked.push(number)
    if (number < 0) throw new Error('no such number')
    return number * 2
  }
  return { asked, answer: shareAnswers({ ask, keyOf: (number) => number, forMs }) }
}

test('who asks the same within a moment shares the answer, also while it is being found out', async () => {
  const { asked, answer } = counted(600_000)
  expect(await Promise.all([answer(1, 'a'), answer(1, 'b'), answer(2, 'a')])).toEqual([2, 2, 4])
  expect(await answer(1, 'c')).toBe(2)
  expect(asked).toEqual([1, 2])
})

test('after that moment it is asked anew', async () => {
  const { asked, answer } = counted(0)
  await answer(1, 'a')
  await answer(1, 'a')
  expect(asked).toEqual([1, 1])
})

test('what could not be answered is asked anew', async () => {
  const { asked, answer } = counted(600_000)
  for (const _ of [1, 2]) await expect(answer(-1, 'a')).rejects.toThrow('no such number')
  expect(asked).toEqual([-1, -1])
})

test('only so many answers are kept, the newest', async () => {
  const { asked, answer } = counted(600_000)
  for (let number = 0; number <= 1000; number++) await answer(number, 'a')
  asked.length = 0
  await answer(1000, 'a')
  await answer(0, 'a')
  expect(asked).toEqual([0])
})
