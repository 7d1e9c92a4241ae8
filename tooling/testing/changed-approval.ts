import type { TokenEdge, TokenNode, TokenPlan } from '../../domain/approvals/tokens/token-plan.ts'
import { dice } from './flow-reference.ts'
import { goesRoundAlone } from './random-approvals.ts'

/** The same plan after somebody has drawn on: with steps between others, without some, with other ways, everything counted anew. */
export function changedApproval(plan: TokenPlan, seed: number): TokenPlan {
  const roll = dice(seed)
  let [nodes, edges] = [[...plan.nodes], [...plan.edges]]
  for (let left = 1 + roll(3); left > 0; left--) {
    const before = { nodes, edges }
    pick([insertStep, insertStep, removeStep, removeStep, removePlace, addWay, removeWay, turnJoin])()
    if (nodes.some(({ id }) => goesRoundAlone(edges, id))) ({ nodes, edges } = before)
  }
  return { nodes, edges: edges.map((edge, index) => ({ ...edge, id: `${edge.source}→${edge.target}#${index + 1}` })) }

  function insertStep(): void {
    const edge = pick(edges)
    const { within } = nodeOf(edge.target)
    const step: TokenNode = { id: `A${100 + nodes.length}`, type: 'approval', ...(within !== undefined && { within }) }
    nodes = [...nodes, step]
    edges = [
      ...edges.filter((one) => one !== edge),
      { ...edge, target: step.id },
      { ...edge, ...plain, source: step.id },
    ]
  }

  /** What led there leads on to where it led. */
  function removeStep(): void {
    const steps = nodes.filter(({ type }) => type !== 'start' && type !== 'end' && type !== 'subprocess')
    if (steps.length > 0) remove(pick(steps))
  }

  function removePlace(): void {
    const places = nodes.filter(({ type }) => type === 'subprocess')
    if (places.length > 0) remove(pick(places))
  }

  function remove({ id }: TokenNode): void {
    const gone = new Set([id])
    for (const node of nodes) if (node.within !== undefined && gone.has(node.within)) gone.add(node.id)
    for (const node of nodes) if (node.within !== undefined && gone.has(node.within)) gone.add(node.id)
    const targets = edges.filter(({ source, target }) => source === id && target !== id)
    const bridges = edges
      .filter(({ source, target }) => target === id && source !== id)
      .flatMap((edge) => targets.map(({ target }) => ({ ...edge, target })))
    nodes = nodes.filter((node) => !gone.has(node.id))
    edges = [...edges, ...bridges].filter(({ source, target }) => !gone.has(source) && !gone.has(target))
  }

  function addWay(): void {
    const from = pick(nodes.filter(({ type }) => type !== 'end'))
    const to = pick(nodes.filter(({ within, type }) => within === from.within && type !== 'start'))
    const way = from.type === 'condition' ? { condition: '?' } : {}
    edges = [...edges, { id: '', source: from.id, target: to.id, ...way }]
  }

  function removeWay(): void {
    const edge = pick(edges)
    if (nodeOf(edge.source).type !== 'start') edges = edges.filter((one) => one !== edge)
  }

  function turnJoin(): void {
    const joins = nodes.filter(({ type }) => type === 'parallel')
    if (joins.length === 0) return
    const join = pick(joins)
    nodes = nodes.map((node) => (node === join ? { ...node, type: 'condition', takes: 'every' } : node))
    edges = edges.map((edge) => (edge.source === join.id ? { ...edge, condition: '?' } : edge))
  }

  function nodeOf(id: string): TokenNode {
    return nodes.find((node) => node.id === id) as TokenNode
  }

  function pick<T>(all: T[]): T {
    return all[roll(all.length)] as T
  }
}

const plain: Partial<TokenEdge> = { on: undefined, condition: undefined, default: undefined }
