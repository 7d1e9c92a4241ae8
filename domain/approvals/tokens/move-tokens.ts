import type { FormerWays } from './rename-nodes.ts'
import type { TokenEdge, Ways } from './token-plan.ts'
import { isLive, type Token, type TokenState } from './token-state.ts'

/** `gone`: not in the other plan. `kind`: of another type there. `place`: in another sub-process. `join`: nothing waits there. */
export type MoveFault = { node: string; rule: 'gone' | 'kind' | 'place' | 'join' }

/**
 * The same tokens in another plan, or what keeps them from standing there. Every visit that is under way, or may be again when a
 * rejection is taken back, has to find its node there. Of what is done, that whose node has vanished stays as history.
 */
export function moveTokens(from: FormerWays, to: Ways, state: TokenState): TokenState | { faults: MoveFault[] } {
  const mayLive = state.tokens.filter((token) => isLive(token) || token.cut !== undefined)
  const faults = mayLive.flatMap((token) => faultsOf(from, to, token))
  if (faults.length > 0) return { faults: [...new Map(faults.map((one) => [`${one.rule} ${one.node}`, one])).values()] }
  return { ...state, tokens: state.tokens.map((token) => moved(from, to, token)) }
}

function faultsOf(from: FormerWays, to: Ways, { node, status, cut, resume = [] }: Token): MoveFault[] {
  const faults = [node, ...resume].flatMap((id) => {
    const rule = faultOf(from, to, id)
    return rule ? [{ node: id, rule }] : []
  })
  const waits = status === 'arrived' || cut?.was === 'arrived'
  return faults.length === 0 && waits && !to.isJoin(node) ? [{ node, rule: 'join' }] : faults
}

/** What keeps a node from being the same one in the other plan. */
function faultOf(from: FormerWays, to: Ways, id: string): MoveFault['rule'] | undefined {
  const [was, is] = [from.find(id), to.find(id)]
  if (!was || !is) return 'gone'
  if (was.type !== is.type) return 'kind'
  if (was.within !== is.within) return 'place'
  // What it stands in has to stand where it stood, too.
  return was.within !== undefined && faultOf(from, to, was.within) ? 'place' : undefined
}

function moved(from: FormerWays, to: Ways, { past, ...token }: Token): Token {
  if (past || faultOf(from, to, token.node)) return { ...token, past: true }
  if (token.edge === undefined) return token
  const { edge: old, ...rest } = token
  const edge = sameEdge(from, to, { id: old, target: token.node })
  return { ...rest, ...(edge !== undefined && { edge }) }
}

/** Ids of edges count them; of several between two nodes, those that are at the same place among them are the same. */
function sameEdge(from: FormerWays, to: Ways, { id, target }: Pick<TokenEdge, 'id' | 'target'>): string | undefined {
  const was = from.into(target).find((edge) => edge.id === id)
  if (!was) return undefined
  const between = (ways: FormerWays): TokenEdge[] => ways.into(target).filter(({ source }) => source === was.source)
  return between(to)[between(from).findIndex((edge) => edge.id === id)]?.id
}
