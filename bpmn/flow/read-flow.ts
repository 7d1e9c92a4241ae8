import type { GraphProblem } from '../../domain/flows/graph-rules.ts'
import { timeoutsOf } from '../extension/boundary-events.ts'
import { kindOf } from '../extension/node-kinds.ts'
import { readEdge } from '../extension/read-edge.ts'
import { readNode } from '../extension/read-node.ts'
import { readTimer } from '../extension/timers.ts'
import { drawnProcess } from '../lint/drawn-process.ts'
import { listDrawnProblems } from '../lint/index.ts'
import type { Element } from '../model/element.ts'
import { openBpmn } from '../model/open-bpmn.ts'

/** `nodes` and `edges` in the form of `dag_config`, not checked yet; `problems`: what the engine cannot run. */
export type ReadFlow = { name?: string; graph: { nodes: unknown[]; edges: unknown[] }; problems: GraphProblem[] }

/** The graph that a BPMN file draws. */
export async function readFlow(xml: string): Promise<ReadFlow> {
  const definitions = await openBpmn(xml)
  const drawn = drawnProcess(definitions, 'flow')
  const { elements, process } = drawn
  const timeouts = timeoutsOf(elements)
  return {
    ...(process?.name !== undefined && { name: process.name }),
    graph: {
      nodes: elements.filter(isUnderstood).flatMap((element) => readNode(element, timeouts) ?? []),
      edges: elements.flatMap((element) => readEdge(element, timeouts) ?? []),
    },
    problems: listDrawnProblems(drawn),
  }
}

/** What waits for something else than time is no node; a rule names it. */
function isUnderstood(element: Element): boolean {
  return kindOf(element) !== 'wait' || readTimer(element) !== undefined
}
