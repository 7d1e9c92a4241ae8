import { begin } from '../../domain/approvals/tokens/move-on.ts'
import { type MoveFault, moveTokens } from '../../domain/approvals/tokens/move-tokens.ts'
import { nodeStates } from '../../domain/approvals/tokens/node-states.ts'
import { renameNodes } from '../../domain/approvals/tokens/rename-nodes.ts'
import { returnTargets, sendBack } from '../../domain/approvals/tokens/send-back.ts'
import { createWays, type NodeType, type TokenEdge, type TokenNode } from '../../domain/approvals/tokens/token-plan.ts'
import type { Token, TokenState, Verdict } from '../../domain/approvals/tokens/token-state.ts'
import { goOn, type Hands, walk } from '../../domain/approvals/walk.ts'

/**
 * An instance over a few words: `A→B` an edge, `A-rejected→B` one after a rejection, `A-untrue→B` one with a condition that does not
 * hold, `A-default→B` one for the rest. `s` is a start, `e` an end, `+f` a parallel node, `cc` a copy, everything else an approval;
 * `[sub` leads into a sub-process, `sub]` out of it, `sub:s` stands in it, as does every
 * approval that an edge from there leads to.
 */
export async function createStory(edges: string[]) {
  const plan = planOf(edges)
  let ways = createWays(plan)
  let isSubmitting = true
  const hands: Hands = {
    judge: async () => new Set(),
    begin: async ({ type, within }) =>
      type === 'cc' || (type === 'start' && (isSubmitting || within)) ? 'approved' : undefined,
    count: async () => undefined,
  }
  let state: TokenState = await walk(ways, begin(ways), hands)
  isSubmitting = false

  const busyAt = (node: string): Token => {
    const token = state.tokens.find((one) => one.node === node && one.status === 'busy')
    if (!token) throw new Error(`nobody has anything to do at ${node}, only at ${open().join(', ')}`)
    return token
  }
  const open = (): string[] =>
    state.tokens
      .filter(({ status }) => status === 'busy')
      .map(({ node }) => node)
      .sort()
  const decide = async (node: string, outcome: Verdict): Promise<void> => {
    const moved = await goOn(ways, state, { tokenId: busyAt(node).id, outcome }, hands)
    state = await walk(ways, moved, hands)
  }
  return {
    open,
    ended: (): Verdict | undefined => state.ended,
    states: (...returned: string[]) => Object.fromEntries(nodeStates(plan.nodes, state, new Set(returned))),
    /** Where it can be returned to from there, the nearest first. */
    targets: (node: string): string[] => returnTargets(ways, state, busyAt(node)),
    /** What is told or asked of a visit later than it should. */
    async late(node: string) {
      const token = busyAt(node)
      await decide(node, 'approved')
      return {
        decide: () => goOn(ways, state, { tokenId: token.id, outcome: 'approved' }, hands),
        targets: () => returnTargets(ways, state, token),
      }
    },
    async approve(...nodes: string[]): Promise<void> {
      for (const node of nodes) await decide(node, 'approved')
    },
    reject: (node: string): Promise<void> => decide(node, 'rejected'),
    async sendBack(node: string, to: string, policy: 'restart' | 'resume' = 'restart'): Promise<void> {
      const sent = sendBack(ways, state, { token: busyAt(node), to, policy })
      if (!sent) throw new Error(`${to} is no target of ${node}`)
      state = await walk(ways, sent, hands)
    },
    /** What keeps it from going by these edges, where nodes may be called otherwise; nothing when it does from now on. */
    async moveTo(others: string[], names: Record<string, string> = {}): Promise<MoveFault[]> {
      const there = createWays(planOf(others))
      const renamed = renameNodes({ ways, state }, new Map(Object.entries(names)))
      const moved = moveTokens(renamed.ways, there, renamed.state)
      if ('faults' in moved) return moved.faults
      ways = there
      state = await walk(ways, moved, hands)
      return []
    },
  }
}

function planOf(words: string[]): { nodes: TokenNode[]; edges: TokenEdge[] } {
  const nodes = new Map<string, TokenNode>()
  const edges = words.map((word, index): TokenEdge => {
    const [from = '', target = ''] = word.split('→')
    const [source = '', said = ''] = from.split('-')
    const [a, b] = [named(source), named(target)]
    return {
      ...{ id: `${index}`, source: a, target: b },
      ...(said.includes('rejected') && { on: 'rejected' }),
      ...(said.includes('untrue') && { condition: 'false' }),
      ...(said.includes('default') && { default: true }),
    }
  })
  for (let isFound = true; isFound; ) {
    isFound = false
    for (const { source, target } of edges) {
      const [a, b] = [nodes.get(source), nodes.get(target)]
      if (a?.within && b && !b.within) Object.assign(b, { within: a.within })
      else continue
      isFound = true
    }
  }
  return { nodes: [...nodes.values()], edges }

  function named(word: string): string {
    const [within, own] = word.includes(':') ? word.split(':') : [undefined, word]
    const bare = (own ?? '').replace(/[[\]]/g, '')
    const id = within === undefined ? bare : `${within}:${bare}`
    const isSub = /[[\]]/.test(word)
    if (!nodes.has(id))
      nodes.set(id, { id, type: isSub ? 'subprocess' : typeOf(bare), ...(within !== undefined && { within }) })
    return id
  }
}

function typeOf(word: string): NodeType {
  if (word === 's') return 'start'
  if (word === 'e') return 'end'
  if (word === 'cc') return 'cc'
  return word.startsWith('+') ? 'parallel' : 'approval'
}
