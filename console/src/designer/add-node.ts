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
  const placed = get('modeling').createShape(shape, freePlace(get), root)
  get('selection').select(placed)
}

function freePlace(get: GetService): Point {
  const { x, y, width, height } = get('canvas').viewbox()
  const place = { x: Math.round((x + width / 2) / 10) * 10, y: Math.round((y + height / 2) / 10) * 10 }
  const isTaken = ({ x: at, y: down }: Point): boolean =>
    get('elementRegistry')
      .getAll()
      .some(
        (one) =>
          !isConnection(one) &&
          Math.abs(one.x + one.width / 2 - at) < step &&
          Math.abs(one.y + one.height / 2 - down) < step,
      )
  while (isTaken(place)) {
    place.x += step
    place.y += step
  }
  return place
}
