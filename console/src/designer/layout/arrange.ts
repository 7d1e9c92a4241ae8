import { cornersOf, showBoxes, sidesOf } from '../canvas/bring-into-view.ts'
import type { GetService } from '../canvas/services.ts'
import { arrangePlace } from './arrange-place.ts'
import { placeAll } from './place-command.ts'

/** Gives everything on the canvas a place anew, in sight. */
export function arrange(get: GetService): void {
  const placed = arrangePlace(get, get('canvas').getRootElement())
  // Before anything moves: a view asks for the size of the canvas, for which the page would lay out all that has moved.
  showBoxes(get, [
    ...[...placed.shapes].map(([shape, at]) => sidesOf(cornersOf(at, placed.sizes.get(shape) ?? shape))),
    ...[...placed.edges.values()].map(sidesOf),
  ])
  placeAll(get, placed)
}
