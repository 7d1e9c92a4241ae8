import { createMemo } from 'solid-js'
import type { FlowGraph, FlowNode } from '../../../../domain/flows/flow-graph.ts'
import type { FlowVersionDetail, NodeHistory, RunNode } from '../flow-records.ts'
import { edgeStates } from './diagram/edge-states.ts'
import { criticalPath } from './gantt/critical-path.ts'

export type ShownNode = { id: string; name: string; drawn: FlowNode | undefined; node: RunNode }

type Source = {
  version: () => FlowVersionDetail | undefined
  nodes: () => Record<string, RunNode>
  history: () => NodeHistory[]
}

/** What the pages of a run show, out of its graph and its nodes. */
export function createRunView(source: Source) {
  const graph = (): FlowGraph => source.version()?.dag_config ?? { nodes: [], edges: [] }
  const drawn = createMemo(() => new Map(graph().nodes.map((node) => [node.id, node])))
  const list = createMemo(() => {
    const nodes = source.nodes()
    const ids = new Set([...drawn().keys(), ...Object.keys(nodes)])
    return [...ids].flatMap((id): ShownNode[] => {
      const node = nodes[id]
      return node ? [{ id, name: drawn().get(id)?.name || id, drawn: drawn().get(id), node }] : []
    })
  })
  const edges = createMemo(() => edgeStates(graph(), new Map(list().map(({ id, node }) => [id, node]))))
  const critical = createMemo(
    () =>
      criticalPath(
        graph().edges,
        list().map(({ node }) => node),
      ),
    undefined,
    { equals: (a, b) => a.length === b.length && a.every((id, index) => id === b[index]) },
  )
  const history = createMemo(() => new Map(source.history().map((one) => [one.node_id, one])))
  const nameOf = (id: string): string => drawn().get(id)?.name || id
  return { graph, drawn, list, edges, critical, history, nameOf }
}

export type RunView = ReturnType<typeof createRunView>
