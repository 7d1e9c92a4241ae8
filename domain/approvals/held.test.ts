import { expect, test } from 'vitest'
import { createRandom } from '../../tooling/testing/random.ts'
import { randomApproval } from '../../tooling/testing/random-approvals.ts'
import { text } from '../text.ts'
import { begin } from './tokens/move-on.ts'
import { createWays } from './tokens/token-plan.ts'
import { isLive, type TokenState } from './tokens/token-state.ts'
import { goOn, type Hands, isHeld, tryHeld, Unjudged, walk } from './walk.ts'

const fault = text('看不出', 'cannot be told')

/** Hands of somebody who cannot tell now and then, and else says yes more often than no. */
function unsureHands(random: () => number, doubt: () => number): Hands {
  const orDoubt = <T>(answer: T): T => {
    if (random() < doubt()) throw new Unjudged(fault)
    return answer
  }
  return {
    judge: async (edges) => orDoubt(new Set(edges.filter(() => random() < 0.6).map(({ id }) => id))),
    begin: async ({ id }) => orDoubt(/^[AW]/.test(id) ? undefined : 'approved'),
    count: async ({ id }) => orDoubt(id.startsWith('M') ? Math.floor(random() * 3) : undefined),
  }
}

test('whatever is held now and then, each request waits for somebody, is held, or has ended, and goes on when it is tried again (300 plans)', async () => {
  let everHeld = 0
  let ended = 0
  for (let seed = 1; seed <= 300; seed++) {
    const random = createRandom(seed)
    const ways = createWays(randomApproval(seed))
    let doubt = 0.3
    const hands = unsureHands(random, () => doubt)
    let state = await walk(ways, begin(ways), hands)
    for (let turn = 0; turn < 25 && !state.ended; turn++) {
      const held = state.tokens.filter(isHeld)
      everHeld += held.length
      expectSound(state, seed)
      const free = state.tokens.filter((token) => token.status === 'busy' && !isHeld(token))
      const one = free[Math.floor(random() * free.length)]
      state = one
        ? await goOn(ways, state, { tokenId: one.id, outcome: random() < 0.9 ? 'approved' : 'rejected' }, hands)
        : await tryHeld(ways, state, hands)
      state = await walk(ways, state, hands)
    }
    doubt = 0
    state = await walk(ways, await tryHeld(ways, state, hands), hands)
    expect(state.tokens.filter(isHeld)).toEqual([])
    expectSound(state, seed)
    if (state.ended) ended++
  }
  expect(everHeld).toBeGreaterThan(300)
  expect(ended).toBeGreaterThan(50)
})

function expectSound(state: TokenState, seed: number): void {
  const live = state.tokens.filter(isLive)
  if (state.ended) expect(live, `seed ${seed}`).toEqual([])
  else
    expect(
      live.some(({ status }) => status === 'busy'),
      `seed ${seed}: nobody has anything to do`,
    ).toBe(true)
}
