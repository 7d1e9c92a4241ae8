import { layFlow } from '../../../../bpmn/layout/lay-flow.ts'
import { cornersOf, showBoxes, sidesOf } from '../canvas/bring-into-view.ts'
import type { GetService } from '../canvas/services.ts'
import { partsOf } from './parts-of-canvas.ts'
import { placeAll } from './place-command.ts'
import { placedBy } from './placed-by.ts'

/** Gives everything on the canvas a place anew, in sight. */
export function arrange(get: GetService): void {
  const parts = partsOf(get)
  const placed = placedBy(parts, layFlow(parts.nodes, parts.edges))
  // Before anything moves: a view asks for the size of the canvas, for which the page would lay out all that has moved.
  showBoxes(get, [
    ...[...placed.shapes].map(([shape, at]) => sidesOf(cornersOf(at, shape))),
    ...[...placed.edges.values()].map(sidesOf),
  ])
  placeAll(get, placed)
}
