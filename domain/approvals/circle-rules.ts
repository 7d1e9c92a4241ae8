import { text } from '../text.ts'
import type { WorkflowProblem } from './definition-rules.ts'
import type { WorkflowGraph, WorkflowNode } from './workflow-graph.ts'

/** Whoever comes into a circle in which nobody has anything to do never leaves it: nothing changes what its conditions ask. */
export function circleProblems({ nodes, edges }: WorkflowGraph): WorkflowProblem[] {
  const alone = new Set(nodes.filter(({ type }) => !lasting.has(type)).map(({ id }) => id))
  const next = Map.groupBy(
    edges.filter(({ source, target }) => alone.has(source) && alone.has(target)),
    ({ source }) => source,
  )
  const told = new Set<string>()
  return nodes.flatMap(({ id }) => {
    const circle = told.has(id) ? [] : circleThrough(id)
    for (const one of circle) told.add(one)
    return circle.length === 0 ? [] : [{ element_id: id, rule: 'endless', message: endless([...circle, id]) }]
  })

  /** The shortest way from a node back to it; empty when there is none. */
  function circleThrough(start: string): string[] {
    const from = new Map<string, string>()
    const reached = new Set([start])
    for (const id of reached) {
      for (const { target } of next.get(id) ?? []) {
        if (target === start) return wayTo(id)
        if (reached.has(target)) continue
        reached.add(target)
        from.set(target, id)
      }
    }
    return []

    function wayTo(end: string): string[] {
      const way = [end]
      for (let id = from.get(end); id !== undefined; id = from.get(id)) way.unshift(id)
      return way
    }
  }
}

/** Here somebody acts, time passes, or work is done elsewhere. */
const lasting = new Set<WorkflowNode['type']>(['approval', 'wait', 'service', 'subprocess'])

function endless(circle: string[]) {
  const way = circle.join(' → ')
  return text(
    `这个环里没有人参与，会一直绕下去：${way}`,
    `In this circle nobody has anything to do, so that it would never end: ${way}`,
  )
}
