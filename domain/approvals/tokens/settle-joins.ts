import { backOf, edgesOf } from './aside.ts'
import type { Ways } from './token-plan.ts'
import { added, changed, isLive, type Token, type TokenState, type Verdict } from './token-state.ts'

/**
 * Lets tokens that wait for each other go on as one, at the first reached of the joins where one has come by each edge, or no
 * other can come any more. The same state when there is no such join.
 */
export function settleJoins(ways: Ways, state: TokenState): TokenState {
  const groups = waitingGroups(state)
  // Joins in a circle may wait for each other: the one that was reached first goes on.
  const group = groups.find((one) => isComplete(ways, one)) ?? groups.find(isStuck)
  return group ? joined(state, group) : state
}

/** Tokens at the same join in the same place, and what else is under way there; a sub-process stands for what is in it. */
type Group = { first: Token; waiting: Token[]; others: Token[] }

function waitingGroups({ tokens }: TokenState): Group[] {
  const live = Map.groupBy(tokens.filter(isLive), ({ scope }) => scope.at(-1))
  return [...live.values()].flatMap((here) => {
    const arrived = here.filter(({ status }) => status === 'arrived')
    return [...Map.groupBy(arrived, ({ node }) => node).values()].flatMap((waiting) => {
      const others = here.filter((token) => !waiting.includes(token))
      return waiting.slice(0, 1).map((first) => ({ first, waiting, others }))
    })
  })
}

function isComplete(ways: Ways, { first: { node }, waiting, others }: Group): boolean {
  const come = new Set(waiting.map(({ edge }) => edge))
  return ways.into(node).every(({ id }) => come.has(id)) || !others.some((token) => canCome(ways, token, node))
}

const isStuck = ({ others }: Group): boolean => others.every(({ status }) => status === 'arrived')

/** Whether a token may yet come to a join. */
function canCome(ways: Ways, token: Pick<Token, 'node' | 'resume'>, join: string): boolean {
  if (edgesOf(ways, token).some(({ target }) => target === join || ways.leads(target, join))) return true
  const back = backOf(token)
  return back !== undefined && canCome(ways, back, join)
}

function joined(state: TokenState, { first, waiting }: Group): TokenState {
  const ids = waiting.map(({ id }) => id)
  const verdict: Verdict = waiting.some((token) => token.verdict === 'rejected') ? 'rejected' : 'approved'
  return added(changed(state, ids, { status: 'done' }), {
    node: first.node,
    status: 'ready',
    passed: true,
    scope: first.scope,
    parents: ids,
    verdict,
  })
}
