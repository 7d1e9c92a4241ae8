import type { Node } from '../parts.ts'
import type { Distance } from './compact.ts'

export const labelGap = 6
const gap = 32
/** From a line to the next, and to a shape. */
const lineGap = 16
/** What an edge on its way past reaches above and below its line: half of its words. */
const passing = 8
/** Ways from events at a border run below all of these, one below the other. */
const exit = { first: 14, next: 12 }

/** How far below the middle of a node a way runs that leaves by a port. */
export function exitBelow(node: Node | undefined, port: number): number {
  if (!node || port === 0) return 0
  const deepest = (node.events ?? []).reduce((most, { height }) => Math.max(most, height / 2), 0)
  return Math.round(node.height / 2 + deepest + exit.first + (port - 1) * exit.next)
}

/** From the middle of a slot down to the end of all that belongs to it. */
export function depthOf(node: Node | undefined): number {
  if (!node) return passing
  const label = node.label ? node.height / 2 + labelGap + node.label.height : 0
  return Math.max(node.height / 2, label, exitBelow(node, node.events?.length ?? 0))
}

/** Slots beyond the nodes are edges on their way past. */
export function distanceBetween(nodes: Node[]): Distance {
  return (above, below) => {
    const [upper, lower] = [nodes[above], nodes[below]]
    const free = upper && lower ? upper.height / 2 + gap : (upper ? upper.height / 2 : passing) + lineGap
    return Math.max(free, depthOf(upper) + lineGap) + (lower ? lower.height / 2 : passing)
  }
}
