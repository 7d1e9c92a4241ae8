import type { FlowNode } from '../../../../../domain/flows/flow-graph.ts'
import { formatDuration } from '../../../i18n/format.ts'
import { createNow } from '../../../ui/create-now.ts'
import type { RunNode } from '../../flow-records.ts'
import { type NodeLook, nodeLook } from '../node-state.ts'
import { Diagram } from './Diagram.tsx'
import type { EdgeState } from './edge-states.ts'

type FlowDiagramProps = {
  xml: string
  /** By id, what the graph says of its nodes. */
  nodes: ReadonlyMap<string, Pick<FlowNode, 'name' | 'type'>>
  /** By id, how far a run has come with them; left out, there is no run. */
  states?: Record<string, RunNode> | undefined
  edges?: ReadonlyMap<string, EdgeState> | undefined
  selected?: string | undefined
  onSelect?: (nodeId: string) => void
}

const second = 1000

/** The drawing of a flow; over it, when there is a run, how far that has come. */
export function FlowDiagram(props: FlowDiagramProps) {
  const now = createNow(second)
  const look = (id: string): NodeLook | undefined => {
    const node = props.states?.[id]
    return node && node.status !== 'waiting' ? nodeLook(node, props.nodes.get(id)?.type) : undefined
  }
  return (
    <Diagram
      xml={props.xml}
      nodes={props.nodes}
      look={look}
      took={(id) => tookOf(props.states?.[id], now)}
      edges={props.edges}
      selected={props.selected}
      onSelect={props.onSelect}
    />
  )
}

function tookOf(node: RunNode | undefined, now: () => number): string | undefined {
  if (!node?.started_at || node.is_kept) return undefined
  const end = node.ended_at === null ? now() : Date.parse(node.ended_at)
  const ms = Math.max(0, end - Date.parse(node.started_at))
  // What is done at once, such as a condition, has no duration worth a word.
  if (ms < 1) return undefined
  return formatDuration(node.ended_at === null ? Math.floor(ms / second) * second : ms)
}
