import type { Box, Connection, Drawn, GetService, Point, Services, Shape } from '../canvas/services.ts'

export type Placed = { shapes: Map<Shape, Point>; edges: Map<Connection, Point[]> }

/** Moves everything at once, in one step of undo: moving 1,000 nodes one by one would take minutes. */
export function placeAll(get: GetService, placed: Placed): void {
  get('commandStack').execute('ops.place', placed)
}

type Memory = { shapes: [Shape, Point][]; edges: [Connection, Point[]][] }
type Context = Placed & { before?: Memory }

/** Makes `ops.place` known. */
export class PlaceCommand {
  static $inject = ['commandStack']

  constructor(commandStack: Services['commandStack']) {
    commandStack.registerHandler('ops.place', Place)
  }
}

class Place {
  static $inject = ['bpmnUpdater']
  private updater: Services['bpmnUpdater']

  constructor(bpmnUpdater: Services['bpmnUpdater']) {
    this.updater = bpmnUpdater
  }

  execute(context: Context): Drawn[] {
    context.before = {
      shapes: [...context.shapes.keys()].map((shape) => [shape, { x: shape.x, y: shape.y }]),
      edges: [...context.edges.keys()].map((edge) => [edge, edge.waypoints]),
    }
    return this.move([...context.shapes], [...context.edges])
  }

  revert({ before }: Context): Drawn[] {
    return before ? this.move(before.shapes, before.edges) : []
  }

  private move(shapes: [Shape, Point][], edges: [Connection, Point[]][]): Drawn[] {
    for (const [shape, { x, y }] of shapes) {
      Object.assign(shape, { x, y } satisfies Partial<Box>)
      this.updater.updateBounds(shape)
    }
    for (const [edge, waypoints] of edges) {
      edge.waypoints = waypoints
      this.updater.updateConnectionWaypoints(edge)
    }
    return [...shapes.map(([shape]) => shape), ...edges.map(([edge]) => edge)]
  }
}
