import type { Ways } from './token-plan.ts'
import { added, openerOf, removed, type Token, type TokenState } from './token-state.ts'

/** Nodes that a request may be returned to from a token's node, nearest first: what was done before it, or beside it. */
export function returnTargets(ways: Ways, state: TokenState, token: Token): string[] {
  return [...new Set(visitsToReturnTo(ways, state, token).map(({ node }) => node))]
}

/** What the token comes from first, the latest first. */
function visitsToReturnTo(ways: Ways, state: TokenState, token: Token): Token[] {
  const isUnderWay = state.tokens.some(({ id, status }) => id === token.id && status === 'busy')
  if (!isUnderWay || ways.node(token.node).type !== 'approval') return []
  const back = ancestorsOf(state, token)
  const isBefore = ({ id }: Token): number => Number(back.has(id))
  return state.tokens
    .filter((visit) => visit.status === 'done' && isOwnVisit(ways, visit) && isWithinReach(state, visit))
    .toSorted((a, b) => isBefore(b) - isBefore(a) || b.id - a.id)
}

/** Of an approval or the applicant in the course of the plan, not in the place of one who had returned it. */
function isOwnVisit(ways: Ways, { node, resume, past }: Token): boolean {
  if (past) return false
  const { type, within } = ways.node(node)
  return resume === undefined && (type === 'approval' || (type === 'start' && within === undefined))
}

/** What was cut off, or lies beside a rejection that ended the place that both are in, could change nothing any more. */
function isWithinReach(state: TokenState, { id, scope }: Token): boolean {
  const openers = scope.map(openerOf)
  const behind = state.tokens.filter(({ passed, parents }) => passed && openers.some((opener) => opener === parents[0]))
  return behind.every((token) => ancestorsOf(state, token).has(id))
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
  const visit = visitsToReturnTo(ways, state, token).find(({ node }) => node === to)
  if (!visit) return undefined
  const isBefore = ancestorsOf(state, token).has(visit.id)
  if (policy === 'resume' && isBefore) return sentAside(state, token, to)
  const taken = takenBack(ways, state, visit)
  return isBefore ? taken : visitedAgain(taken, token)
}

/** It does one earlier node again and comes back; nobody else notices. */
function sentAside(state: TokenState, { id, node, scope, parents, resume = [] }: Token, to: string): TokenState {
  const aside = { node: to, scope, parents, resume: [node, ...resume] }
  return added(removed(state, new Set([id])), { ...aside, status: 'ready', verdict: 'approved' })
}

function takenBack(ways: Ways, state: TokenState, visit: Token): TokenState {
  const gone = descendantsOf(state, visit)
  const standing = standingAgain(ways, state, gone)
  const { id: _, rejected: __, ...fresh } = visit
  return added(removed(standing, gone), { ...fresh, status: 'ready', verdict: 'approved' })
}

/** What went into visits that are taken back, or was cut off by them, and does not come from there itself, stands as it stood. */
function standingAgain(ways: Ways, state: TokenState, gone: Set<number>): TokenState {
  const lost = state.tokens.filter(({ id, passed }) => gone.has(id) && passed)
  const parents = new Set(lost.flatMap((token) => token.parents))
  const tokens = state.tokens.map((token): Token => {
    if (token.cut && gone.has(token.cut.by)) return uncut(token)
    if (token.passed || token.past || !parents.has(token.id)) return token
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
