import { lazy, Suspense } from 'solid-js'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import type { NodeLook } from '../node-state.ts'
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
  /** It has the page to itself, or is a part of one. */
  size?: 'page' | 'part'
}

const DiagramBox = lazy(() => import('./DiagramBox.tsx').then((module) => ({ default: module.DiagramBox })))

export const diagramSizes = {
  page: 'h-80 md:h-[calc(100vh-340px)] md:min-h-96',
  part: 'h-64 md:h-72',
}

/** The library that draws is large, and comes when a diagram is looked at. */
export function Diagram(props: DiagramProps) {
  return (
    <Suspense fallback={<Skeleton class={`w-full ${diagramSizes[props.size ?? 'page']}`} />}>
      <DiagramBox {...props} />
    </Suspense>
  )
}
