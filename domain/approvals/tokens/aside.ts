import type { TokenEdge, Ways } from './token-plan.ts'
import type { Token } from './token-state.ts'

type Aside = Pick<Token, 'node' | 'resume'>

/** Where a token goes straight back to; undefined when it goes its own way. */
export function backOf({ resume = [] }: Aside): Aside | undefined {
  const [node, ...rest] = resume
  return node === undefined ? undefined : { node, ...(rest.length > 0 && { resume: rest }) }
}

/**
 * The edges that a token may take at all. One that goes straight back takes those after a rejection only, and none where the
 * node lies in another sub-process than whoever returned it: they would lead through places that it is not in.
 */
export function edgesOf(ways: Ways, { node, resume }: Aside): TokenEdge[] {
  const home = resume?.at(-1)
  if (home === undefined) return ways.out(node)
  const isAtHome = ways.node(node).within === ways.node(home).within
  return isAtHome ? ways.out(node).filter(({ on }) => on === 'rejected') : []
}
