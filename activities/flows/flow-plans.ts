import { readExpression } from '../../bpmn/feel/read-expression.ts'
import type { Db } from '../../db/database.ts'
import { type FlowVersion, getFlowVersion } from '../../db/flows/flow-versions.ts'
import { type FlowGraph, type FlowNode, flowGraph, planFormat } from '../../domain/flows/flow-graph.ts'
import { createProgress } from '../../domain/flows/flow-progress.ts'
import { keepVersions } from '../../domain/keep-versions.ts'
import { refuseUnknownFormat } from '../plan-format.ts'

/** A version of a flow, ready to be walked. */
export type FlowPlan = {
  graph: FlowGraph
  /** Who published it. */
  drawnBy: number | null
  node(id: string): FlowNode
  progress: ReturnType<typeof createProgress>
  /** The nodes that an expression asks for. */
  nodesIn(expression: string): string[]
}

export type FlowPlans = { get(flowId: number, version: number): Promise<FlowPlan> }

export function createFlowPlans(db: Db): FlowPlans {
  const kept = keepVersions<FlowPlan>()
  return {
    get: (flowId, version) =>
      kept(`${flowId}:${version}`, async () => planOf(await getFlowVersion(db, flowId, version))),
  }
}

function planOf({ plan_format: format, dag_config, created_by: drawnBy }: FlowVersion): FlowPlan {
  refuseUnknownFormat(format, planFormat)
  const graph = flowGraph.parse(dag_config)
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const known = Object.fromEntries(graph.nodes.map(({ id }) => [id, {}]))
  const asked = new Map<string, string[]>()
  return {
    graph,
    drawnBy,
    progress: createProgress(graph),
    node(id) {
      const node = nodes.get(id)
      if (!node) throw new Error(`there is no node ${id}`)
      return node
    },
    nodesIn(expression) {
      const found = asked.get(expression) ?? namesIn(expression)
      asked.set(expression, found)
      return found
    },
  }

  function namesIn(expression: string): string[] {
    const read = readExpression(expression, known)
    return 'names' in read ? read.names.filter((name) => nodes.has(name)) : []
  }
}
