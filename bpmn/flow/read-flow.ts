import type { GraphProblem } from '../../domain/flows/graph-rules.ts'
import { drawnProcess, flowElementsOf } from '../lint/drawn-process.ts'
import { listDrawnProblems } from '../lint/index.ts'
import { openBpmn } from '../model/open-bpmn.ts'
import { timeoutsOf } from './boundary-events.ts'
import { readEdge } from './read-edge.ts'
import { readNode } from './read-node.ts'

/** `nodes` and `edges` in the form of `dag_config`, not checked yet; `problems`: what the engine cannot run. */
export type ReadFlow = { name?: string; graph: { nodes: unknown[]; edges: unknown[] }; problems: GraphProblem[] }

/** The graph that a BPMN file draws. */
export async function readFlow(xml: string): Promise<ReadFlow> {
  const definitions = await openBpmn(xml)
  const elements = flowElementsOf(definitions)
  const timeouts = timeoutsOf(elements)
  const name = drawnProcess(definitions).process?.name
  return {
    ...(name !== undefined && { name }),
    graph: {
      nodes: elements.flatMap((element) => readNode(element, timeouts) ?? []),
      edges: elements.flatMap((element) => readEdge(element, timeouts) ?? []),
    },
    problems: listDrawnProblems(definitions),
  }
}
