import type { EdgeLook, Notation } from '../notation.ts'
import { edgeFont } from './edge-text.ts'
import type { Connection, EventBus, Point } from './services.ts'
import { svg } from './svg.ts'
import { shortened, textWidth } from './text-lines.ts'

const before = 1500
const longest = 150
const shortest = 48
const clearance = 12

const colours = { success: 'var(--line-control)', failure: 'var(--failed-solid)', always: 'var(--running-solid)' }
const inks = { success: 'var(--ink-2)', failure: 'var(--failed)', always: 'var(--running)' }

/** Draws edges with what they are taken for: a colour and a word, and their condition. */
export class DrawEdges {
  static $inject = ['eventBus', 'notation']

  constructor(eventBus: EventBus, notation: Notation) {
    eventBus.on('render.connection', before, draw)

    function draw(_event: unknown, context: unknown): SVGElement | undefined {
      const { element, gfx } = context as { element: Connection; gfx: SVGElement }
      if (element.type !== 'bpmn:SequenceFlow') return undefined
      const drawn = drawEdge(element, notation.lookOfEdge(element.businessObject))
      gfx.append(drawn)
      return drawn
    }
  }
}

function drawEdge({ waypoints }: Connection, look: EdgeLook): SVGElement {
  const dash = look.tone === 'always' ? ';stroke-dasharray:5 4' : ''
  const style = `fill:none;stroke:var(--edge-stroke, ${colours[look.tone]});stroke-width:var(--edge-width, 1.5px);stroke-linejoin:round${dash}`
  const line = svg('path', { d: pathOf(waypoints), style })
  return svg('g', {}, line, arrowOf(waypoints, colours[look.tone]), ...labelOf(look, waypoints))
}

function labelOf({ tone, words }: EdgeLook, waypoints: Point[]): SVGElement[] {
  const { x, y, room } = placeOf(waypoints)
  const text = shortened(words, { font: edgeFont, width: Math.max(Math.min(longest, room), shortest) })
  if (text === '') return []
  const width = textWidth(text, edgeFont) + 8
  return [
    svg('rect', {
      ...{ class: 'edge-words', x: x - width / 2, y: y - 8, width, height: 16, rx: 3 },
      style: 'fill:var(--canvas)',
    }),
    svg('text', { x, y: y + 4, 'text-anchor': 'middle', style: `font:${edgeFont};fill:${inks[tone]}` }, text),
  ]
}

const radius = 6

/** Straight lines with their corners rounded. */
function pathOf(points: Point[]): string {
  return points
    .map((point, index) => {
      const previous = points[index - 1]
      const next = points[index + 1]
      if (!previous) return `M${point.x} ${point.y}`
      if (!next) return `L${point.x} ${point.y}`
      const from = towards(point, previous)
      const to = towards(point, next)
      return `L${from.x} ${from.y}Q${point.x} ${point.y} ${to.x} ${to.y}`
    })
    .join('')
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const step = Math.min(radius, length / 2) / length
  return { x: from.x + (to.x - from.x) * step, y: from.y + (to.y - from.y) * step }
}

function arrowOf(points: Point[], colour: string): SVGElement {
  const tip = points.at(-1) ?? { x: 0, y: 0 }
  const before = points.findLast(({ x, y }) => x !== tip.x || y !== tip.y) ?? tip
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x)
  const corner = (side: number): string =>
    `${tip.x - 8 * Math.cos(angle) + side * 4 * Math.sin(angle)} ${tip.y - 8 * Math.sin(angle) - side * 4 * Math.cos(angle)}`
  return svg('path', {
    class: 'arrow',
    d: `M${tip.x} ${tip.y}L${corner(1)}L${corner(-1)}Z`,
    style: `fill:var(--edge-stroke, ${colour});stroke:none`,
  })
}

/** The middle of the last level part that has room for words, else of the longest one. */
function placeOf(points: Point[]): Point & { room: number } {
  const parts = points.slice(1).map((to, index) => {
    const from = points[index] ?? to
    const isLevel = Math.abs(to.x - from.x) > Math.abs(to.y - from.y)
    const room = isLevel ? Math.abs(to.x - from.x) - 2 * clearance : longest
    return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, room, isLevel }
  })
  const levels = parts.filter(({ isLevel }) => isLevel).toSorted((a, b) => b.room - a.room)
  const [widest] = levels
  const upright = parts.find(({ isLevel }) => !isLevel)
  if (widest && (widest.room >= shortest || !upright)) return widest
  return upright ?? { x: 0, y: 0, room: 0 }
}
