import type { GraphProblem } from '../../domain/flows/graph-rules.ts'
import { readPlace } from '../extension/approval/read-place.ts'
import type { DrawnPlace } from '../extension/approval/step-fields.ts'
import { drawnProcess } from '../lint/drawn-process.ts'
import { listDrawnProblems } from '../lint/index.ts'
import { openBpmn } from '../model/open-bpmn.ts'

/** `nodes` and `edges`, not checked yet; `problems`: what the engine cannot run. */
export type ReadApproval = { name?: string; graph: DrawnPlace; problems: GraphProblem[] }

/** The graph that a BPMN file draws. */
export async function readApproval(xml: string): Promise<ReadApproval> {
  const definitions = await openBpmn(xml)
  const drawn = drawnProcess(definitions, 'approval')
  const { process } = drawn
  return {
    ...(process?.name !== undefined && { name: process.name }),
    graph: process ? readPlace(process) : { nodes: [], edges: [] },
    problems: listDrawnProblems(drawn),
  }
}
