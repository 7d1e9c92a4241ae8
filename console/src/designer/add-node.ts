import { bringIntoView } from './canvas/bring-into-view.ts'
import { newShape } from './canvas/create-shape.ts'
import { type GetService, isConnection, type Point, type Shape } from './canvas/services.ts'

const step = 40

/** Behind the node that is selected, else near the middle of what is in sight. */
export function addNode(get: GetService, kind: string): void {
  const shape = newShape(get, kind)
  // Keys go to what was added, not to the palette.
  get('canvas').focus()
  const [source, ...others] = get('selection').get()
  const isSource =
    source &&
    !isConnection(source) &&
    source.type !== 'bpmn:EndEvent' &&
    (get('notation').kindOf(source.businessObject) || source.type === 'bpmn:StartEvent')
  if (source && isSource && others.length === 0) {
    bringIntoView(get, get('autoPlace').append(source as Shape, shape))
    return
  }
  const root = get('canvas').getRootElement()
  const placed = get('modeling').createShape(shape, freePlace(get, shape), root)
  get('selection').select(placed)
}

function freePlace(get: GetService, { width, height }: Shape): Point {
  const view = get('canvas').viewbox()
  const place = {
    x: Math.round((view.x + view.width / 2) / 10) * 10,
    y: Math.round((view.y + view.height / 2) / 10) * 10,
  }
  const isTaken = ({ x, y }: Point): boolean =>
    get('elementRegistry')
      .getAll()
      .some(
        (one) =>
          !isConnection(one) &&
          one.parent &&
          Math.abs(one.x + one.width / 2 - x) < (one.width + width) / 2 &&
          Math.abs(one.y + one.height / 2 - y) < (one.height + height) / 2,
      )
  while (isTaken(place)) place.y += step
  return place
}
