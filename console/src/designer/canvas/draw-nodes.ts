import { nodeIdOf } from '../../../../bpmn/extension/ops-node.ts'
import type { Notation } from '../notation.ts'
import { failureIcon, iconElement } from './icon-element.ts'
import type { EventBus, Shape } from './services.ts'
import { svg } from './svg.ts'
import { shortened, textLines } from './text-lines.ts'

const family = getComputedStyle(document.documentElement).getPropertyValue('--font-sans') || 'sans-serif'
const nameFont = `500 12px ${family}`
const smallFont = `400 11px ${family}`

const before = 1500
const iconGrid = 24

/** Draws nodes by the console's own tokens; whatever else a file holds is drawn as BPMN has it. */
export class DrawNodes {
  static $inject = ['eventBus', 'notation']

  constructor(eventBus: EventBus, notation: Notation) {
    eventBus.on('render.shape', before, draw)

    function draw(_event: unknown, context: unknown): SVGElement | undefined {
      const { element, gfx } = context as { element: Shape; gfx: SVGElement }
      const drawn = element.labelTarget ? drawLabel(element, notation) : drawShape(element, notation)
      if (drawn) gfx.append(drawn)
      return drawn
    }
  }
}

function drawShape(shape: Shape, notation: Notation): SVGElement | undefined {
  const { type } = shape
  const kind = notation.kindOf(shape.businessObject)
  if (type === 'bpmn:StartEvent' || type === 'bpmn:EndEvent') return drawTerminal(shape)
  if (type === 'bpmn:BoundaryEvent') return drawFailure(shape)
  if (!kind) return undefined
  const icon = iconOf(notation, kind)
  if (kind === 'condition' || kind === 'parallel') return drawGateway(shape, icon)
  if (kind === 'wait') return drawWait(shape, icon)
  return type === 'bpmn:SubProcess' ? drawHolder(shape, icon) : drawTask(shape, { kind, icon, notation })
}

type KindIcon = { colour: string; element: (size: number) => SVGElement }

function iconOf({ looks }: Notation, kind: string): KindIcon {
  const look = looks[kind]
  if (!look) throw new Error(`The kind ${kind} has no look.`)
  return { colour: look.colour, element: (size) => iconElement(look.icon, size) }
}

function drawTask(
  shape: Shape,
  { kind, icon, notation }: { kind: string; icon: KindIcon; notation: Notation },
): SVGElement {
  const { width, height, businessObject } = shape
  const id = nodeIdOf(businessObject)
  const head = svg('text', { x: 27, y: 19, style: `font:${smallFont};fill:var(--ink-3)` })
  head.append(shortened(notation.words().kinds[kind] ?? kind, { font: smallFont, width: width - 34 }))
  const lines = textLines(businessObject.name || id, { font: nameFont, width: width - 16, lines: 3 })
  return svg(
    'g',
    {},
    svg('rect', {
      ...{ width, height, rx: 6 },
      style: shapeStyle('var(--line-control)'),
    }),
    placed(icon.element(13), { x: 8, y: 8 }, icon.colour),
    head,
    ...lines.map((line, index) =>
      svg('text', { x: 8, y: 38 + index * 15, style: `font:${nameFont};fill:var(--ink)` }, line),
    ),
    ...(notation.isRepeated(businessObject) ? [manyMark(shape)] : []),
  )
}

/** What others stand in: its name is above them. */
function drawHolder({ width, height, businessObject }: Shape, icon: KindIcon): SVGElement {
  const name = businessObject.name || nodeIdOf(businessObject)
  const head = svg('text', { x: 29, y: 22, style: `font:${nameFont};fill:var(--ink-2)` })
  head.append(shortened(name, { font: nameFont, width: width - 44 }))
  return svg(
    'g',
    {},
    svg('rect', {
      ...{ width, height, rx: 8 },
      style: `${shapeStyle('var(--line-control)')};fill:var(--shape-fill, var(--subtle));stroke-dasharray:4 3`,
    }),
    placed(icon.element(14), { x: 10, y: 10 }, icon.colour),
    head,
  )
}

/** Three strokes: it is done for each of a list. */
function manyMark({ width, height }: Shape): SVGElement {
  const d = [0, 4, 8].map((x) => `M${width - 18 + x} ${height - 13}v7`).join('')
  return svg('path', { d, style: 'stroke:var(--ink-3);stroke-width:1.5;fill:none' })
}

function drawGateway({ width, height }: Shape, icon: KindIcon): SVGElement {
  const points = `${width / 2},0 ${width},${height / 2} ${width / 2},${height} 0,${height / 2}`
  return svg(
    'g',
    {},
    svg('polygon', { points, style: `${shapeStyle('var(--line-control)')};stroke-linejoin:round` }),
    placed(icon.element(18), { x: width / 2 - 9, y: height / 2 - 9 }, icon.colour),
  )
}

function drawWait({ width }: Shape, icon: KindIcon): SVGElement {
  const radius = width / 2
  return svg(
    'g',
    {},
    circle(radius, 'var(--line-control)'),
    placed(icon.element(18), { x: radius - 9, y: radius - 9 }, icon.colour),
  )
}

function drawTerminal({ width, type }: Shape): SVGElement {
  const isEnd = type === 'bpmn:EndEvent'
  const mark = isEnd
    ? svg('circle', { cx: width / 2, cy: width / 2, r: 6, style: 'fill:var(--ink-3)' })
    : svg('path', {
        d: `M${width / 2 - 3.5} ${width / 2 - 6}l9 6-9 6z`,
        style: 'fill:var(--ink-3);stroke:var(--ink-3);stroke-linejoin:round',
      })
  return svg('g', {}, circle(width / 2, 'var(--line-control)'), mark)
}

function drawFailure({ width }: Shape): SVGElement {
  const radius = width / 2
  const icon = Math.round(width * 0.5)
  return svg(
    'g',
    {},
    circle(radius, 'var(--failed-solid)'),
    placed(failureIcon(icon), { x: radius - icon / 2, y: radius - icon / 2 }, 'var(--failed)'),
  )
}

/** The name of what has no room for it inside. */
function drawLabel(label: Shape, notation: Notation): SVGElement | undefined {
  const element = label.labelTarget?.businessObject
  if (!element || !notation.kindOf(element)) return undefined
  const lines = textLines(element.name ?? '', { font: nameFont, width: Math.max(label.width, 90), lines: 2 })
  return svg(
    'g',
    {},
    ...lines.map((line, index) =>
      svg(
        'text',
        {
          x: label.width / 2,
          y: 11 + index * 14,
          'text-anchor': 'middle',
          style: `font:${nameFont};fill:var(--ink-2)`,
        },
        line,
      ),
    ),
  )
}

/** A marker may give a shape other colours. */
const shapeStyle = (stroke: string): string =>
  `fill:var(--shape-fill, var(--surface));stroke:var(--shape-stroke, ${stroke});stroke-width:var(--shape-width, 1px)`

function circle(radius: number, colour: string): SVGElement {
  return svg('circle', { cx: radius, cy: radius, r: radius, style: shapeStyle(colour) })
}

/** As a group: an SVG inside of one clips what it holds, which a browser pays for in every frame. */
function placed(icon: SVGElement, { x, y }: { x: number; y: number }, colour: string): SVGElement {
  const scale = Number(icon.getAttribute('width')) / iconGrid
  const width = Number(icon.getAttribute('stroke-width') ?? 2)
  return svg(
    'g',
    {
      ...{ class: 'icon', transform: `translate(${x} ${y}) scale(${scale})` },
      style: `fill:none;stroke:${colour};stroke-width:${width};stroke-linecap:round;stroke-linejoin:round`,
    },
    ...([...icon.children] as SVGElement[]),
  )
}
