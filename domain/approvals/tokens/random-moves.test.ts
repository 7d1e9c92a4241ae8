import { expect, test } from 'vitest'
import { moveAtRandom } from '../../../tooling/testing/approval-moves.ts'
import { findFault } from '../../../tooling/testing/approval-walks.ts'

const count = 3000

test(`${count} random requests are moved to a changed plan on their way, or stay as they are; none is lost`, async () => {
  const seen = { moved: 0, refused: 0, ended: 0 }
  for (let seed = 0; seed < count; seed++) {
    const { verdict, ended, fault } = await moveAtRandom(seed)
    if (fault) expect.fail(fault)
    if (verdict === 'moved') seen.moved++
    if (verdict === 'refused') seen.refused++
    if (verdict === 'moved' && ended) seen.ended++
  }
  expect(seen.moved).toBeGreaterThan(count / 5)
  expect(seen.refused).toBeGreaterThan(count / 20)
  // The others go round in circles that they are drawn in.
  expect(seen.ended / seen.moved).toBeGreaterThan(0.9)
})

test('moved on their way to a plan that says the same, 600 go on as a slow reference says that was not moved', async () => {
  for (let seed = 0; seed < 600; seed++) {
    const fault = await findFault(seed, 1 + (seed % 9))
    if (fault) expect.fail(fault)
  }
})
