import type { Ways } from './token-plan.ts'
import { added, changed, removed, type Token, type TokenState } from './token-state.ts'

/** Nodes that a request may be returned to from a token's node, nearest first: what was done before it, or beside it. */
export function returnTargets(ways: Ways, state: TokenState, token: Token): string[] {
  const back = ancestorsOf(state, token)
  const visits = state.tokens.filter(
    ({ id, node, status, passed, cut }) =>
      status === 'done' &&
      !passed &&
      !cut &&
      id !== token.id &&
      returnable.has(ways.node(node).type) &&
      isOuterStart(ways, node),
  )
  const nearest = visits.toSorted((a, b) => Number(back.has(b.id)) - Number(back.has(a.id)) || b.id - a.id)
  return [...new Set(nearest.map(({ node }) => node))]
}

const returnable = new Set(['start', 'approval'])

/** A sub-process is begun by nobody. */
function isOuterStart(ways: Ways, node: string): boolean {
  const { type, within } = ways.node(node)
  return type !== 'start' || within === undefined
}

/**
 * The visit of `to` that is nearest before the token's is done again. `resume`: the rest stays as it is, and the token comes
 * straight back. `restart`: everything that came from that visit is taken back; what had joined it from elsewhere waits again
 * where it did. One that is returned to a branch beside its own is visited again, too. Undefined when `to` is no target.
 */
export function sendBack(
  ways: Ways,
  state: TokenState,
  { token, to, policy }: { token: Token; to: string; policy: 'restart' | 'resume' },
): TokenState | undefined {
  if (!returnTargets(ways, state, token).includes(to)) return undefined
  const back = ancestorsOf(state, token)
  const visits = state.tokens.filter(
    ({ node, status, passed, cut }) => node === to && status === 'done' && !passed && !cut,
  )
  const before = visits.filter(({ id }) => back.has(id))
  const visit = (before.length > 0 ? before : visits).at(-1)
  if (!visit) return undefined
  if (policy === 'resume' && before.length > 0) return sentAside(state, token, to)
  const taken = takenBack(ways, state, visit)
  return before.length > 0 ? taken : visitedAgain(taken, token)
}

/** It does one earlier node again and comes back; nobody else notices. */
function sentAside(state: TokenState, token: Token, to: string): TokenState {
  const left = changed(state, [token.id], { status: 'done' })
  return added(left, {
    node: to,
    status: 'ready',
    scope: token.scope,
    parents: [token.id],
    verdict: 'approved',
    resume: token.node,
  })
}

function takenBack(ways: Ways, state: TokenState, visit: Token): TokenState {
  const gone = descendantsOf(state, visit)
  const standing = standingAgain(ways, state, gone)
  const { id: _, ...fresh } = visit
  return added(removed(standing, gone), { ...fresh, status: 'ready', verdict: 'approved' })
}

/** What went into visits that are taken back, or was cut off by them, and does not come from there itself, stands as it stood. */
function standingAgain(ways: Ways, state: TokenState, gone: Set<number>): TokenState {
  const lost = state.tokens.filter(({ id, passed }) => gone.has(id) && passed)
  const parents = new Set(lost.flatMap((token) => token.parents))
  const tokens = state.tokens.map((token): Token => {
    if (token.cut && gone.has(token.cut.by)) return uncut(token)
    if (token.passed || !parents.has(token.id)) return token
    if (ways.isJoin(token.node)) return { ...token, status: 'arrived' }
    return ways.node(token.node).type === 'subprocess' ? { ...token, status: 'open' } : token
  })
  return { ...state, tokens }
}

function uncut({ cut, ...token }: Token): Token {
  return { ...token, status: cut?.was ?? 'ready' }
}

function visitedAgain(state: TokenState, token: Token): TokenState {
  const { id, ...same } = token
  return added(removed(state, new Set([id])), { ...same, status: 'ready' })
}

/** All visits that a token comes from. */
export function ancestorsOf({ tokens }: TokenState, token: Token): Set<number> {
  const byId = new Map(tokens.map((one) => [one.id, one]))
  const found = new Set<number>()
  const left = [...token.parents]
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (found.has(id)) continue
    found.add(id)
    left.push(...(byId.get(id)?.parents ?? []))
  }
  return found
}

/** A visit, and all that came from it. */
function descendantsOf({ tokens }: TokenState, visit: Token): Set<number> {
  const found = new Set([visit.id])
  // A visit is younger than those that it comes from.
  for (const { id, parents } of tokens) if (parents.some((parent) => found.has(parent))) found.add(id)
  return found
}
