import type { Ways } from './token-plan.ts'
import { added, changed, isLive, type Token, type TokenState, type Verdict } from './token-state.ts'

/**
 * Lets tokens that wait for each other go on together: when one has come by each edge, or no other can come any more. All that
 * wait there then become one.
 */
export function settleJoins(ways: Ways, state: TokenState): TokenState {
  let now = state
  for (;;) {
    const ready = waitingGroups(now).find((group) => isComplete(ways, now, group))
    if (!ready) break
    now = joined(now, ready)
  }
  const isStuck = now.ended === undefined && now.tokens.every(({ status }) => !isUnderWay.has(status))
  const [first] = waitingGroups(now)
  // Joins in a circle may wait for each other: the one that was reached first goes on.
  return isStuck && first ? settleJoins(ways, joined(now, first)) : now
}

const isUnderWay = new Set(['ready', 'busy'])

/** Tokens at the same join, in the same place. */
function waitingGroups({ tokens }: TokenState): Token[][] {
  const arrived = tokens.filter(({ status }) => status === 'arrived')
  return [...Map.groupBy(arrived, ({ node, scope }) => JSON.stringify([node, scope])).values()]
}

function isComplete(ways: Ways, { tokens }: TokenState, group: Token[]): boolean {
  const [{ node, scope } = { node: '', scope: [] }] = group
  const come = new Set(group.map(({ edge }) => edge))
  if (ways.into(node).every(({ id }) => come.has(id))) return true
  return !tokens.some(
    (token) => isLive(token) && !group.includes(token) && canCome(ways, tokens, { token, node, scope }),
  )
}

/** Whether a token, wherever it is under way, may yet come to a join. */
function canCome(
  ways: Ways,
  tokens: Token[],
  { token, node, scope }: { token: Token; node: string; scope: string[] },
): boolean {
  if (!scope.every((name, index) => token.scope[index] === name)) return false
  // One that is deeper inside stands where what it is in stands.
  const outer = token.scope[scope.length]
  const stands = outer === undefined ? token : tokens.find(({ id }) => id === Number.parseInt(outer, 10))
  if (!stands) return false
  if (stands.node === node && stands.status === 'arrived') return false
  const next = stands.resume ?? stands.node
  return next === node || ways.leads(next, node)
}

function joined(state: TokenState, group: Token[]): TokenState {
  const [first] = group
  if (!first) return state
  const ids = group.map(({ id }) => id)
  const verdict: Verdict = group.some((token) => token.verdict === 'rejected') ? 'rejected' : 'approved'
  return added(changed(state, ids, { status: 'done' }), {
    node: first.node,
    status: 'ready',
    passed: true,
    scope: first.scope,
    parents: ids,
    verdict,
  })
}
