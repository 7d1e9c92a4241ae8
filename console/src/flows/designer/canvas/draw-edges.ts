import { t } from '../../../i18n/language.ts'
import { conditionOf, eventOf, isDefaultOf } from '../extension/edge-fields.ts'
import { elementOf } from './moddle.ts'
import type { Connection, EventBus, Point } from './services.ts'
import { svg } from './svg.ts'
import { shortened, textWidth } from './text-lines.ts'

const family = getComputedStyle(document.documentElement).getPropertyValue('--font-sans') || 'sans-serif'
const font = `400 11px ${family}`
const before = 1500
const longest = 130

const colours = { success: 'var(--line-control)', failure: 'var(--failed-solid)', always: 'var(--running-solid)' }
const inks = { success: 'var(--ink-2)', failure: 'var(--failed)', always: 'var(--running)' }

/** Draws edges with what they are taken for: a colour and a word, and their condition. */
export class DrawEdges {
  static $inject = ['eventBus']

  constructor(eventBus: EventBus) {
    eventBus.on('render.connection', before, draw)

    function draw(_event: unknown, context: unknown): SVGElement | undefined {
      const { element, gfx } = context as { element: Connection; gfx: SVGElement }
      if (element.type !== 'bpmn:SequenceFlow') return undefined
      const drawn = drawEdge(element)
      gfx.append(drawn)
      return drawn
    }
  }
}

function drawEdge({ businessObject: flow, waypoints }: Connection): SVGElement {
  const event = eventOf(flow)
  const dash = event === 'always' ? ';stroke-dasharray:5 4' : ''
  const style = `fill:none;stroke:var(--edge-stroke, ${colours[event]});stroke-width:var(--edge-width, 1.5px);stroke-linejoin:round${dash}`
  const line = svg('path', { d: pathOf(waypoints), style })
  return svg('g', {}, line, arrowOf(waypoints, colours[event]), ...labelOf(flow, event, waypoints))
}

/** What a person should know of the edge; nothing when it is simply the next step. */
function labelOf(flow: Connection['businessObject'], event: keyof typeof inks, waypoints: Point[]): SVGElement[] {
  const source = elementOf(flow, 'sourceRef')
  const words = t().flows.edge
  const isDefault = source !== undefined && isDefaultOf(source, flow)
  const said = [event !== 'success' && words.short[event], isDefault ? words.default : conditionOf(flow)]
  const text = shortened(said.filter(Boolean).join(' · '), { font, width: longest })
  if (text === '') return []
  const { x, y } = middleOf(waypoints)
  const width = textWidth(text, font) + 8
  return [
    svg('rect', { x: x - width / 2, y: y - 8, width, height: 16, rx: 3, style: 'fill:var(--canvas)' }),
    svg('text', { x, y: y + 4, 'text-anchor': 'middle', style: `font:${font};fill:${inks[event]}` }, text),
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
    d: `M${tip.x} ${tip.y}L${corner(1)}L${corner(-1)}Z`,
    style: `fill:var(--edge-stroke, ${colour});stroke:none`,
  })
}

/** The middle of the longest straight part, where there is most room for words. */
function middleOf(points: Point[]): Point {
  let best: [Point, Point] | undefined
  let longestPart = -1
  for (const [index, to] of points.entries()) {
    const from = points[index - 1]
    if (!from) continue
    const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y) / 2
    if (length > longestPart) {
      longestPart = length
      best = [from, to]
    }
  }
  const [from, to] = best ?? [points[0] ?? { x: 0, y: 0 }, points[0] ?? { x: 0, y: 0 }]
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
}
