import { expect, test } from 'vitest'
import { createTurns, createTurnsByKey } from './turns.ts'

const refuse = () => new Error('too many')

function createWork() {
  let running = 0
  let most = 0
  return {
    most: () => most,
    async work() {
      most = Math.max(most, ++running)
      await Promise.resolve()
      running--
    },
  }
}

test('no more than allowed run at once', async () => {
  const inTurn = createTurns({ parallel: 2, maxWaiting: 10, refuse })
  const { work, most } = createWork()
  await Promise.all(Array.from({ length: 8 }, () => inTurn(work)))
  expect(most()).toBe(2)
})

test('who finds too many before it is refused, and a failed one makes place', async () => {
  const inTurn = createTurns({ parallel: 1, maxWaiting: 1, refuse })
  const fail = () => Promise.reject(new Error('failed'))
  const results = await Promise.allSettled([inTurn(fail), inTurn(fail), inTurn(fail)])
  expect(results.map((result) => result.status === 'rejected' && result.reason.message)).toEqual([
    'failed',
    'failed',
    'too many',
  ])
  expect(await inTurn(async () => 'done')).toBe('done')
})

test('each key has turns of its own', async () => {
  const inTurn = createTurnsByKey({ parallel: 1, maxWaiting: 10, refuse })
  const { work, most } = createWork()
  await Promise.all(['a', 'a', 'b', 'b'].map((key) => inTurn(key, work)))
  expect(most()).toBe(2)
})
