import type { TokenEdge, TokenNode, Ways } from './token-plan.ts'
import type { TokenState } from './token-state.ts'

/** What is asked of the plan that tokens come from. */
export type FormerWays = Pick<Ways, 'find' | 'into'>

/** A plan and tokens in it with some nodes called otherwise: no two of them the same. */
export function renameNodes(
  { ways, state }: { ways: FormerWays; state: TokenState },
  names: ReadonlyMap<string, string>,
): { ways: FormerWays; state: TokenState } {
  const formerNames = new Map([...names].map(([id, name]) => [name, id]))
  const renamed = (id: string): string => names.get(id) ?? id
  const former = (name: string): string => formerNames.get(name) ?? name
  const renamedNode = ({ within, ...node }: TokenNode): TokenNode => ({
    ...node,
    id: renamed(node.id),
    ...(within !== undefined && { within: renamed(within) }),
  })
  const renamedEdge = (edge: TokenEdge): TokenEdge => ({
    ...edge,
    source: renamed(edge.source),
    target: renamed(edge.target),
  })
  const tokens = state.tokens.map(({ resume, ...token }) => ({
    ...token,
    node: renamed(token.node),
    ...(resume && { resume: resume.map(renamed) }),
  }))
  return {
    ways: {
      find: (name) => {
        const node = ways.find(former(name))
        return node && renamedNode(node)
      },
      into: (name) => ways.into(former(name)).map(renamedEdge),
    },
    state: { ...state, tokens },
  }
}
