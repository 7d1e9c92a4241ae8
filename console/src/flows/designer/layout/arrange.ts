import { edgeTextWidth } from '../canvas/edge-text.ts'
import { type Connection, type GetService, isConnection, type Point, type Shape } from '../canvas/services.ts'
import { type Placed, placeAll } from './place-command.ts'
import { placeNodes } from './place-nodes.ts'

const labelGap = 6
const borderStep = 14

/** Gives everything on the canvas a place anew. */
export function arrange(get: GetService): void {
  const all = get('elementRegistry').getAll()
  const root = get('canvas').getRootElement()
  const shapes = all.filter((one): one is Shape => !isConnection(one) && one !== root && !one.labelTarget && !one.host)
  const edges = all.filter(
    (one): one is Connection => isConnection(one) && one.type === 'bpmn:SequenceFlow' && one.source !== one.target,
  )
  const { nodes, edges: ways } = placeNodes(
    shapes.map(({ id, width, height }) => ({ id, width, height })),
    edges.map(({ id, source, target, businessObject }) => ({
      ...{ id, source: nodeOf(source).id, target: target.id },
      room: edgeTextWidth(businessObject),
    })),
  )
  const placed: Placed = { shapes: new Map(), edges: new Map() }
  for (const shape of shapes) {
    const at = nodes.get(shape.id)
    if (!at) continue
    placed.shapes.set(shape, at)
    for (const event of shape.attachers ?? []) placed.shapes.set(event, borderPlace(shape, event, at))
  }
  for (const label of all) {
    const owner = label.labelTarget
    const at = owner && !isConnection(owner) ? placed.shapes.get(owner) : undefined
    if (owner && at && !isConnection(label)) placed.shapes.set(label, labelPlace(owner, label, at))
  }
  for (const edge of edges) {
    const way = ways.get(edge.id)
    placed.edges.set(edge, way ? fromBorder(edge, way, placed) : straight(edge, placed))
  }
  placeAll(get, placed)
}

const nodeOf = (shape: Shape): Shape => shape.host ?? shape

function borderPlace(host: Shape, event: Shape, at: Point): Point {
  return { x: at.x + host.width * 0.75 - event.width / 2, y: at.y + host.height - event.height / 2 }
}

function labelPlace(owner: Shape, label: Shape, at: Point): Point {
  return { x: at.x + owner.width / 2 - label.width / 2, y: at.y + owner.height + labelGap }
}

/** An edge of a failure begins below the event at its task's border. */
function fromBorder({ source }: Connection, way: Point[], placed: Placed): Point[] {
  const at = placed.shapes.get(source)
  const [first, second = first] = way
  if (!source.host || !at || !first || !second) return way
  const x = at.x + source.width / 2
  const y = at.y + source.height + borderStep
  const down = [
    { x, y: at.y + source.height },
    { x, y },
  ]
  const isLevel = way.length === 2
  const turn = isLevel ? first.x + borderStep : second.x
  return [...down, { x: turn, y }, ...(isLevel ? [{ x: turn, y: second.y }, second] : way.slice(2))]
}

function straight({ source, target }: Connection, placed: Placed): Point[] {
  const middle = (shape: Shape): Point => {
    const { x, y } = placed.shapes.get(shape) ?? shape
    return { x: x + shape.width / 2, y: y + shape.height / 2 }
  }
  return [middle(source), middle(target)]
}
