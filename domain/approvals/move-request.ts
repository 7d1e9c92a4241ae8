import { type Text, text } from '../text.ts'
import type { PlanNode } from './plan.ts'
import { type MoveFault, moveTokens } from './tokens/move-tokens.ts'
import type { Ways } from './tokens/token-plan.ts'
import type { TokenState } from './tokens/token-state.ts'

/** A version of a definition, as far as moving between versions is concerned. */
type MoveBasis = { ways: Ways; nodes: PlanNode[] }
/** `element_id`: the node, `form_data.<field>`, or nothing where the request as a whole is meant. */
export type MoveProblem = { element_id: string; rule: MoveFault['rule'] | 'form' | 'request'; message: Text }

/** Where a request stands in another version of its definition, or all that keeps it from standing there. */
export function moveRequest(
  { from, to }: { from: MoveBasis; to: MoveBasis },
  tokens: TokenState,
): { tokens: TokenState } | { problems: MoveProblem[] } {
  const moved = moveTokens(from.ways, to.ways, tokens)
  if (!('faults' in moved)) return { tokens: moved }
  const names = new Map(from.nodes.map(({ id, name }) => [id, name ?? id]))
  const problems = moved.faults.map(({ node, rule }) => ({
    ...{ element_id: node, rule },
    message: told[rule](names.get(node) ?? node),
  }))
  return { problems }
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
