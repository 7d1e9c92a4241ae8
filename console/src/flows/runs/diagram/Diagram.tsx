import { lazy, Suspense } from 'solid-js'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import type { NodeLook } from '../node-state.ts'
import { diagramSizes } from './diagram-sizes.ts'
import type { EdgeState } from './edge-states.ts'

export type DiagramProps = {
  xml: string
  /** By id, what nodes are called; what is not here is only drawn. */
  nodes: ReadonlyMap<string, { name?: string | null | undefined }>
  /** How far a node is; undefined for one that nothing is told of. */
  look?: ((nodeId: string) => NodeLook | undefined) | undefined
  /** How long it took, or has taken by now. */
  took?: ((nodeId: string) => string | undefined) | undefined
  edges?: ReadonlyMap<string, EdgeState> | undefined
  selected?: string | undefined
  onSelect?: ((nodeId: string) => void) | undefined
  size?: keyof typeof diagramSizes
}

const DiagramBox = lazy(() => import('./DiagramBox.tsx').then((module) => ({ default: module.DiagramBox })))

/** The library that draws is large, and comes when a diagram is looked at. */
export function Diagram(props: DiagramProps) {
  return (
    <Suspense fallback={<Skeleton class={`w-full ${diagramSizes[props.size ?? 'page']}`} />}>
      <DiagramBox {...props} />
    </Suspense>
  )
}
