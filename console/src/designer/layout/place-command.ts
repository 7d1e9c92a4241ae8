import type { Size } from '../../../../bpmn/layout/parts.ts'
import type { Connection, Drawn, GetService, Point, Services, Shape } from '../canvas/services.ts'

/** `sizes`: of the shapes that get another one. */
export type Placed = { shapes: Map<Shape, Point>; edges: Map<Connection, Point[]>; sizes: Map<Shape, Size> }

/** Moves everything at once, in one step of undo: moving 1,000 nodes one by one would take minutes. */
export function placeAll(get: GetService, placed: Placed): void {
  get('commandStack').execute('ops.place', placed)
}

/** Makes `ops.place` known. */
export class PlaceCommand {
  static $inject = ['commandStack']

  constructor(commandStack: Services['commandStack']) {
    commandStack.registerHandler('ops.place', Place)
  }
}

type Context = Placed & { before?: Placed }

class Place {
  static $inject = ['bpmnUpdater', 'elementRegistry']
  private updater: Services['bpmnUpdater']
  private registry: Services['elementRegistry']

  constructor(bpmnUpdater: Services['bpmnUpdater'], elementRegistry: Services['elementRegistry']) {
    this.updater = bpmnUpdater
    this.registry = elementRegistry
  }

  execute(context: Context): Drawn[] {
    context.before = {
      shapes: new Map([...context.shapes.keys()].map((shape) => [shape, { x: shape.x, y: shape.y }])),
      edges: new Map([...context.edges.keys()].map((edge) => [edge, edge.waypoints])),
      sizes: new Map([...context.sizes.keys()].map((shape) => [shape, { width: shape.width, height: shape.height }])),
    }
    return this.move(context)
  }

  revert({ before }: Context): Drawn[] {
    return before ? this.move(before) : []
  }

  /** Gives what has to be drawn anew. Shapes of the same size look as before, and drawing them would take most of the time. */
  private move({ shapes, edges, sizes }: Placed): Drawn[] {
    for (const [shape, { x, y }] of shapes) {
      Object.assign(shape, { x, y }, sizes.get(shape))
      this.updater.updateBounds(shape)
      this.registry.getGraphics(shape).setAttribute('transform', `matrix(1 0 0 1 ${x} ${y})`)
    }
    const moved = [...edges].filter(([edge, waypoints]) => !isSame(edge.waypoints, waypoints))
    for (const [edge, waypoints] of moved) {
      edge.waypoints = waypoints
      this.updater.updateConnectionWaypoints(edge)
    }
    return [...sizes.keys(), ...moved.map(([edge]) => edge)]
  }
}

function isSame(before: Point[], now: Point[]): boolean {
  return before.length === now.length && before.every(({ x, y }, index) => x === now[index]?.x && y === now[index]?.y)
}
