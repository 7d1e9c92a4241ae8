import { type Text, text } from '../text.ts'
import { mappingFaults, mappingOf, type NodeMapping } from './node-mapping.ts'
import type { PlanNode } from './plan.ts'
import { type MoveFault, moveTokens } from './tokens/move-tokens.ts'
import { renameNodes } from './tokens/rename-nodes.ts'
import type { Ways } from './tokens/token-plan.ts'
import type { TokenState } from './tokens/token-state.ts'

/** A version of a definition, as far as moving between versions is concerned. */
type MoveBasis = { ways: Ways; nodes: PlanNode[] }
/** `element_id`: the node, `form_data.<field>`, or nothing where the request as a whole is meant. */
export type MoveProblem = {
  element_id: string
  rule: MoveFault['rule'] | 'mapping' | 'form' | 'request'
  message: Text
}

/** Where a request stands in another version of its definition, or all that keeps it from standing there. */
export function moveRequest(
  { from, to }: { from: MoveBasis; to: MoveBasis },
  tokens: TokenState,
  mapping: NodeMapping,
): { tokens: TokenState } | { problems: MoveProblem[] } {
  const wrong = mappingFaults(mapping, from.nodes, to.nodes)
  if (wrong.length > 0) {
    return { problems: wrong.map(({ node, message }) => ({ element_id: node, rule: 'mapping', message })) }
  }
  const names = new Map(Object.entries(mappingOf(mapping, from.nodes)))
  const { ways, state } = renameNodes({ ways: from.ways, state: tokens }, names)
  const moved = moveTokens(ways, to.ways, state)
  if (!('faults' in moved)) return { tokens: moved }
  const formerIds = new Map([...names].map(([id, name]) => [name, id]))
  const formerNames = new Map(from.nodes.map(({ id, name }) => [id, name ?? id]))
  const problems = moved.faults.map(({ node, rule }) => {
    const id = formerIds.get(node) ?? node
    return { element_id: id, rule, message: told[rule](formerNames.get(id) ?? id) }
  })
  return { problems }
}

/** The nodes at which a request stands, or may again, that are not in the other version as what they are. */
export function unmatchedNodes({ from, to }: { from: MoveBasis; to: MoveBasis }, tokens: TokenState): string[] {
  const moved = moveTokens(from.ways, to.ways, tokens)
  if (!('faults' in moved)) return []
  return moved.faults.filter(({ rule }) => rule === 'gone' || rule === 'kind').map(({ node }) => node)
}

const told: Record<MoveFault['rule'], (name: string) => Text> = {
  gone: (name) => text(`新版本里没有节点“${name}”`, `The node "${name}" is not in the other version`),
  kind: (name) =>
    text(`节点“${name}”在新版本里是另一种节点`, `The node "${name}" is of another kind in the other version`),
  place: (name) =>
    text(`节点“${name}”在新版本里位于别的子流程`, `The node "${name}" is in another sub-process in the other version`),
  join: (name) =>
    text(
      `分支在节点“${name}”等待汇合，新版本里它不再汇合`,
      `Branches wait for each other at "${name}", which joins nothing in the other version`,
    ),
}
