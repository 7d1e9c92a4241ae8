import { lazy, Suspense } from 'solid-js'
import type { FlowNode } from '../../../../../domain/flows/flow-graph.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import type { RunNode } from '../../flow-records.ts'
import type { EdgeState } from './edge-states.ts'

export type FlowDiagramProps = {
  xml: string
  /** By id, what the graph says of its nodes. */
  nodes: ReadonlyMap<string, Pick<FlowNode, 'name' | 'type'>>
  /** By id, how far a run has come with them; left out, there is no run. */
  states?: Record<string, RunNode> | undefined
  edges?: ReadonlyMap<string, EdgeState> | undefined
  selected?: string | undefined
  onSelect?: (nodeId: string) => void
  isLow?: boolean
}

const DiagramBox = lazy(() => import('./DiagramBox.tsx').then((module) => ({ default: module.DiagramBox })))

/** The library that draws is large, and comes when a diagram is looked at. */
export function FlowDiagram(props: FlowDiagramProps) {
  return (
    <Suspense fallback={<Skeleton class="h-[calc(100vh-340px)] min-h-96 w-full" />}>
      <DiagramBox {...props} />
    </Suspense>
  )
}
