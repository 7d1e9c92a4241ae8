import { type Edge, type Layers, layersOf, meanOf, type Slot } from './layers.ts'

type Size = { id: string; width: number; height: number }
type Point = { x: number; y: number }
export type Places = { nodes: Map<string, Point>; edges: Map<string, Point[]> }

const gap = { x: 70, y: 32 }
const passingHeight = 14
const margin = 60
const passes = 8

/** Where each node of a flow stands, from left to right, and by which points its edges go. */
export function placeNodes(nodes: Size[], edges: Edge[]): Places {
  const layers = layersOf(
    nodes.map(({ id }) => id),
    edges,
  )
  const sizes = new Map(nodes.map((node) => [node.id, node]))
  const heightOf = (id: string): number => sizes.get(id)?.height ?? passingHeight
  const middles = middlesOf(layers, heightOf)
  const rooms = roomsOf(layers, edges)
  const columns = columnsOf(layers.slots, sizes, rooms)
  const places = new Map<string, Point>()
  for (const [index, layer] of layers.slots.entries()) {
    for (const { id, isPassing } of layer) {
      const size = sizes.get(id)
      if (isPassing || !size) continue
      const column = columns[index] ?? { x: 0, width: 0 }
      const x = column.x + (column.width - size.width) / 2
      places.set(id, { x: Math.round(x), y: Math.round((middles.get(id) ?? 0) - size.height / 2) })
    }
  }
  return { nodes: places, edges: waysOf({ layers, middles, columns, rooms, edges, places, sizes }) }
}

type Column = { x: number; width: number }

const mostRoom = 150

/** By layer, the room that the words of the edges into it ask for. */
function roomsOf({ slots }: Layers, edges: Edge[]): Map<number, number> {
  const layerOf = new Map(slots.flat().map(({ id, layer }) => [id, layer]))
  const rooms = new Map<number, number>()
  for (const { target, room = 0 } of edges) {
    const layer = layerOf.get(target) ?? 0
    rooms.set(layer, Math.max(rooms.get(layer) ?? 0, Math.min(room, mostRoom)))
  }
  return rooms
}

function columnsOf(slots: Slot[][], sizes: Map<string, Size>, rooms: Map<number, number>): Column[] {
  let x = margin
  return slots.map((layer, index) => {
    const width = Math.max(...layer.map(({ id }) => sizes.get(id)?.width ?? 0))
    const column = { x, width }
    // Where many edges turn, they need room beside each other.
    x += width + gap.x + Math.min(layer.length, 12) * 3 + (rooms.get(index + 1) ?? 0)
    return column
  })
}

/** Slots near the middle of what they are linked with, none over another. */
function middlesOf({ slots, paths }: Layers, heightOf: (id: string) => number): Map<string, number> {
  const middles = new Map<string, number>()
  const links = [...paths.values()].flatMap((path) =>
    path.slice(1).map((id, index) => [path[index] ?? '', id] as const),
  )
  const before = Map.groupBy(links, ([, to]) => to)
  const behind = Map.groupBy(links, ([from]) => from)
  for (const layer of slots) settle(layer, (_id, index) => index * (gap.y + 40))
  for (let pass = 0; pass < passes; pass++) {
    const isForth = pass % 2 === 0
    for (const layer of isForth ? slots : slots.toReversed()) {
      settle(layer, (id) => {
        const others = isForth ? before.get(id)?.map(([from]) => from) : behind.get(id)?.map(([, to]) => to)
        return others ? meanOf(others.map((other) => middles.get(other) ?? 0)) : (middles.get(id) ?? 0)
      })
    }
  }
  const top = Math.min(...slots.flat().map(({ id }) => (middles.get(id) ?? 0) - heightOf(id) / 2))
  for (const [id, middle] of middles) middles.set(id, middle - top + margin)
  return middles

  function settle(layer: Slot[], wish: (id: string, index: number) => number): void {
    const wishes = layer.map(({ id }, index) => wish(id, index))
    const placed: number[] = []
    for (const [index, { id }] of layer.entries()) {
      const least = index === 0 ? Number.NEGATIVE_INFINITY : (placed[index - 1] ?? 0) + apart(layer[index - 1]?.id, id)
      placed.push(Math.max(wishes[index] ?? 0, least))
    }
    // Pushed down only: the whole layer moves back by as much as it was pushed on average.
    const push = layer.length === 0 ? 0 : meanOf(placed.map((middle, index) => middle - (wishes[index] ?? 0)))
    for (const [index, { id }] of layer.entries()) middles.set(id, (placed[index] ?? 0) - push)
  }

  function apart(above: string | undefined, below: string): number {
    const isThin = heightOf(above ?? '') === passingHeight || heightOf(below) === passingHeight
    return heightOf(above ?? '') / 2 + heightOf(below) / 2 + (isThin ? gap.y / 2 : gap.y)
  }
}

type Drawing = {
  layers: Layers
  middles: Map<string, number>
  columns: Column[]
  rooms: Map<number, number>
  edges: Edge[]
  places: Map<string, Point>
  sizes: Map<string, Size>
}

/** Level through the layers, and up or down between them, each edge of a layer at its own place there. */
function waysOf({ layers, middles, columns, rooms, edges, places, sizes }: Drawing): Map<string, Point[]> {
  const layerOf = new Map(layers.slots.flat().map(({ id, layer }) => [id, layer]))
  const turns = new Map<number, number>()
  const ways = new Map<string, Point[]>()
  for (const { id, source, target } of edges) {
    const [from, to] = [places.get(source), places.get(target)]
    const layer = layerOf.get(source) ?? 0
    if (!from || !to || (layerOf.get(target) ?? 0) <= layer) continue
    const start = from.x + (sizes.get(source)?.width ?? 0)
    const steps = (layers.paths.get(id) ?? []).map((name) => middles.get(name) ?? 0)
    const points: Point[] = [{ x: start, y: steps[0] ?? 0 }]
    for (const [index, y] of steps.entries()) {
      const previous = steps[index - 1]
      if (previous === undefined || Math.abs(previous - y) < 1) continue
      const x = turnAt(layer + index - 1)
      points.push({ x, y: previous }, { x, y })
    }
    points.push({ x: to.x, y: steps.at(-1) ?? 0 })
    ways.set(
      id,
      points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })),
    )
  }
  return ways

  function turnAt(layer: number): number {
    const column = columns[layer] ?? { x: 0, width: 0 }
    const next = columns[layer + 1]?.x ?? column.x + column.width + gap.x
    const room = next - column.x - column.width - (rooms.get(layer + 1) ?? 0)
    const count = turns.get(layer) ?? 0
    turns.set(layer, count + 1)
    const lanes = Math.max(Math.floor((room - 36) / 6), 1)
    return column.x + column.width + 18 + (count % lanes) * 6
  }
}
