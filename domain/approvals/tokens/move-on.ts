import { backOf, edgesOf } from './aside.ts'
import type { TokenEdge, Ways } from './token-plan.ts'
import {
  added,
  changed,
  isInside,
  isLive,
  nowhere,
  openerOf,
  removed,
  scopeName,
  type Token,
  type TokenState,
  tokenOf,
  type Verdict,
} from './token-state.ts'

/** The applicant hands the request in; `next`: the number of its first visit, of one that was handed in before a fresh one. */
export function begin(ways: Ways, next = nowhere.next): TokenState {
  const start = { node: ways.startOf(undefined), status: 'ready', scope: [], parents: [], verdict: 'approved' } as const
  return added({ ...nowhere, next }, { ...start, scope: [], parents: [] })
}

type Exits = { sure: TokenEdge[]; asked: TokenEdge[]; rest: TokenEdge[] }

/**
 * The edges that a token may leave by, after its node came to this: those to take, those whose condition says it, and those for
 * when none of them is taken.
 */
export function exitsOf(ways: Ways, token: Token, outcome: Verdict): Exits {
  const edges = edgesOf(ways, token)
  if (ways.node(token.node).type === 'parallel') return { sure: edges, asked: [], rest: [] }
  // Behind a decision, what says nothing of it follows an approval.
  const plain = isDeciding(ways, token) ? 'approved' : outcome
  const open = edges.filter((edge) => (edge.on ?? plain) === outcome)
  return {
    sure: open.filter((edge) => !edge.default && edge.condition === undefined),
    asked: open.filter((edge) => !edge.default && edge.condition !== undefined),
    rest: open.filter((edge) => edge.default),
  }
}

const decides = new Set(['approval', 'subprocess', 'service'])

/** Whether a node comes to a decision of its own; others hand on what was decided before them. */
export const isDeciding = (ways: Ways, token: Token): boolean => decides.has(ways.node(token.node).type)

/**
 * The token's node came to `outcome`, and these edges of `exitsOf` are true. A rejection that no edge takes up ends what the
 * token is in; where no edge is taken, its way ends.
 */
export function leave(
  ways: Ways,
  state: TokenState,
  { token, outcome, isTrue }: { token: Token; outcome: Verdict; isTrue: (edge: TokenEdge) => boolean },
): TokenState {
  const isRejection = outcome === 'rejected' && isDeciding(ways, token)
  const left = changed(state, [token.id], { status: 'done', ...(isRejection && { rejected: true }) })
  const back = outcome === 'approved' && backOf(token)
  if (back) {
    return added(left, { ...back, status: 'ready', scope: token.scope, parents: [token.id], verdict: 'approved' })
  }
  const taken = takenOf(ways, token, { outcome, isTrue })
  if (isRejection && taken.length === 0) {
    return endRejected(left, token)
  }
  // What is done without a person decides nothing.
  const isDone = ways.node(token.node).type === 'service' && outcome === 'approved'
  const moved = taken.reduce(
    (now, edge) =>
      added(now, {
        node: edge.target,
        edge: edge.id,
        status: ways.isJoin(edge.target) ? 'arrived' : 'ready',
        scope: token.scope,
        parents: [token.id],
        verdict: isDone ? token.verdict : outcome,
      }),
    left,
  )
  return taken.length === 0 ? endWhenEmpty(moved, token.scope) : moved
}

function takenOf(
  ways: Ways,
  token: Token,
  { outcome, isTrue }: { outcome: Verdict; isTrue: (edge: TokenEdge) => boolean },
): TokenEdge[] {
  const { sure, asked, rest } = exitsOf(ways, token, outcome)
  const node = ways.node(token.node)
  const taken = ways.out(token.node).filter((edge) => sure.includes(edge) || (asked.includes(edge) && isTrue(edge)))
  const isRejection = outcome === 'rejected' && isDeciding(ways, token)
  const all = taken.length > 0 || isRejection ? taken : rest
  return node.type === 'condition' && node.takes !== 'every' ? all.slice(0, 1) : all
}

/** A way has come to its end, with what was decided last on it. */
export function arriveAtEnd(state: TokenState, token: Token): TokenState {
  const left = changed(state, [token.id], { status: 'done' })
  if (token.verdict === 'rejected') return endRejected(left, token)
  return endWhenEmpty(left, token.scope)
}

/** The inside of a sub-process begins, once or for each of so many items. */
export function enter(ways: Ways, state: TokenState, token: Token, items?: number): TokenState {
  const opened = changed(state, [token.id], { status: 'open' })
  const inner = { node: ways.startOf(token.node), status: 'ready', verdict: token.verdict } as const
  if (items === undefined)
    return added(opened, { ...inner, parents: [token.id], scope: [...token.scope, scopeName(token.id)] })
  const all = Array.from({ length: items }, (_, item) => scopeName(token.id, item))
  const entered = all.reduce(
    (now, scope) => added(now, { ...inner, parents: [token.id], scope: [...token.scope, scope] }),
    opened,
  )
  return items === 0 ? complete(entered, token.id, { verdict: 'approved', ends: [] }) : entered
}

function endWhenEmpty(state: TokenState, scope: string[]): TokenState {
  const opener = scope.at(-1)
  const isHere = (token: Token): boolean => opener === undefined || isInside(token, openerOf(opener))
  if (state.tokens.some((token) => isLive(token) && isHere(token))) return state
  const parents = new Set(state.tokens.flatMap((token) => token.parents))
  const ends = state.tokens.filter(
    (token) => isHere(token) && token.scope.length === scope.length && !parents.has(token.id),
  )
  return endInside(state, scope, { verdict: 'approved', ends: ends.map(({ id }) => id) })
}

/** What else has ended, or is cut off, has no part in a rejection. */
function endRejected(state: TokenState, token: Token): TokenState {
  return endInside(state, token.scope, { verdict: 'rejected', ends: [token.id] })
}

/** What the inside came to, and the visits that it ended with. */
type End = { verdict: Verdict; ends: number[] }

/** Everything that is under way inside ends with it; what is around goes on, or the whole has ended. */
function endInside(state: TokenState, scope: string[], end: End): TokenState {
  const opener = scope.at(-1)
  if (opener === undefined) {
    return { ...removed(state, new Set(state.tokens.filter(isLive).map(({ id }) => id))), ended: end.verdict }
  }
  const by = state.next
  const tokens = state.tokens.map((token): Token => {
    if (!isLive(token) || !isInside(token, openerOf(opener))) return token
    // What was under way there would have to be done anew.
    const was = token.status === 'arrived' || token.status === 'open' ? token.status : 'ready'
    return { ...token, status: 'done', cut: { by, was } }
  })
  return complete({ ...state, tokens }, openerOf(opener), end)
}

/** Behind a sub-process stands a token that comes from what ended inside; its node's exits are still to be judged. */
function complete(state: TokenState, opener: number, { verdict, ends }: End): TokenState {
  const { node, scope } = tokenOf(state, opener)
  return added(changed(state, [opener], { status: 'done' }), {
    node,
    status: 'ready',
    passed: true,
    scope,
    parents: [opener, ...ends],
    verdict,
  })
}
