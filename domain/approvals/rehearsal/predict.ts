import { ancestorsOf } from '../tokens/send-back.ts'
import type { Token, Verdict } from '../tokens/token-state.ts'
import { decideRehearsed } from './act.ts'
import { beginRehearsal, type Rehearsal, type RehearsalWorld } from './rehearsal.ts'

/** Forks in circles may come to any number of them. */
const mostVisits = 500

/**
 * The way that a request takes when everything that is decided in it is approved, unless `told` says otherwise of a node. A way
 * that comes to a node for a second time is followed no further: that visit is left open.
 */
export async function predict(world: RehearsalWorld, told: Record<string, Verdict> = {}): Promise<Rehearsal> {
  const rehearsal = await beginRehearsal(world)
  for (let token = nextToDecide(rehearsal); token; token = nextToDecide(rehearsal)) {
    await decideRehearsed(rehearsal, { token, verdict: told[token.node] ?? 'approved' })
  }
  return rehearsal
}

function nextToDecide({ state }: Rehearsal): Token | undefined {
  if (state.tokens.length > mostVisits) return undefined
  return state.tokens.find((token) => token.status === 'busy' && !isRepeated(token))

  function isRepeated(token: Token): boolean {
    const before = ancestorsOf(state, token)
    return state.tokens.some(({ id, node }) => before.has(id) && node === token.node)
  }
}
