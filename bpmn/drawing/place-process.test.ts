import { expect, test } from 'vitest'
import { edgeEvents, flowGraph } from '../../domain/flows/flow-graph.ts'
import { createRandom } from '../../tooling/testing/random.ts'
import { writeFlow } from '../flow/write-flow.ts'
import type { Point, Size } from '../layout/parts.ts'
import { type Element, elementOf, listOf } from '../model/element.ts'
import { openBpmn } from '../model/open-bpmn.ts'

type Bounds = Point & Size
type Drawn = { shapes: Map<Element, Bounds>; ways: { flow: Element; corners: Point[] }[] }

async function draw(seed: number, count: number): Promise<{ process: Element } & Drawn> {
  const random = createRandom(seed)
  const roll = (sides: number) => Math.floor(random() * sides)
  const ids = Array.from({ length: count }, (_, index) => `N${index}`)
  const kinds = [{ type: 'job', job_id: 1 }, { type: 'condition' }, { type: 'wait', seconds: 1 }, { type: 'parallel' }]
  const edges = ids.flatMap((target, index) =>
    ids
      .slice(Math.max(0, index - 12), index)
      .filter(() => roll(count > 20 ? 9 : 3) === 0)
      .map((source) => ({ source, target, on: edgeEvents[roll(3)] })),
  )
  const graph = flowGraph.parse({ nodes: ids.map((id) => ({ id, ...kinds[roll(4)] })), edges })
  const definitions = await openBpmn(await writeFlow(graph))
  const process = listOf(definitions, 'rootElements')[0] as Element
  const drawn = listOf(elementOf(listOf(definitions, 'diagrams')[0], 'plane'), 'planeElement')
  return {
    process,
    shapes: new Map(drawn.filter(isShape).map((one) => [one.bpmnElement as Element, one.bounds as Bounds])),
    ways: drawn
      .filter((one) => !isShape(one))
      .map((one) => ({ flow: one.bpmnElement as Element, corners: one.waypoint as Point[] })),
  }
}

const isShape = ({ $type }: Element) => $type === 'bpmndi:BPMNShape'
const isAtBorder = (element: Element) => elementOf(element, 'attachedToRef') !== undefined

/** Whether the rectangle between two corners has more than its rim in common with a shape. */
function meets([a, b]: [Point, Point], { x, y, width, height }: Bounds): boolean {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)]
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)]
  return left < x + width && right > x && top < y + height && bottom > y
}

const corner = ({ x, y, width, height }: Bounds): Point => ({ x: x + width, y: y + height })
const touches = ({ x, y }: Point, bounds: Bounds) =>
  meets(
    [
      { x: x - 1, y: y - 1 },
      { x: x + 1, y: y + 1 },
    ],
    bounds,
  )

test('every element has a place, shapes lie apart, and ways lead from shape to shape past all others (60 graphs)', async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { process, shapes, ways } = await draw(seed, seed % 10 === 0 ? 40 : 1 + (seed % 9))
    expect(shapes.size + ways.length, `seed ${seed}`).toBe(listOf(process, 'flowElements').length)
    const standing = [...shapes].filter(([element]) => !isAtBorder(element))
    for (const [element, bounds] of standing) {
      const others = standing.filter(([other]) => other !== element)
      expect(others.filter(([, other]) => meets([bounds, corner(bounds)], other))).toEqual([])
    }
    for (const { flow, corners } of ways) {
      const ends = [elementOf(flow, 'sourceRef'), elementOf(flow, 'targetRef')] as [Element, Element]
      const [from, to] = ends.map((end) => shapes.get(end)) as [Bounds, Bounds]
      expect(touches(corners[0] as Point, from) && touches(corners.at(-1) as Point, to), `seed ${seed}`).toBe(true)
      const legs = corners.slice(1).map((point, index): [Point, Point] => [corners[index] as Point, point])
      expect(legs.every(([a, b]) => a.x === b.x || a.y === b.y)).toBe(true)
      const crossed = [...shapes].filter(
        ([element, bounds]) =>
          !ends.includes(element) &&
          elementOf(ends[0], 'attachedToRef') !== element &&
          elementOf(element, 'attachedToRef') !== ends[0] &&
          legs.some((leg) => meets(leg, bounds)),
      )
      expect(crossed.map(([{ id }]) => `${id} ${flow.id}`)).toEqual([])
    }
  }
})

test('a row of 10,000 nodes is drawn without a deep stack', async () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => `N${index}`)
  const edges = ids.slice(1).map((target, index) => ({ source: ids[index], target }))
  const xml = await writeFlow(flowGraph.parse({ nodes: ids.map((id) => ({ id, type: 'job', job_id: 1 })), edges }))
  expect(xml.match(/<bpmndi:BPMNShape /g)).toHaveLength(10_002)
})
