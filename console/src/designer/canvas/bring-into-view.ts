import type { Drawn, GetService, Point } from './services.ts'

type Padding = { top: number; right: number; bottom: number; left: number }

/** Beside a node its pad needs room too, in px of the screen. */
const usual: Padding = { top: 60, right: 160, bottom: 60, left: 60 }

/** Moves the view as little as it takes; a view that is too small has the element in its middle. */
export function bringIntoView(get: GetService, element: Drawn, padding: Padding = usual): void {
  const canvas = get('canvas')
  const { x, y, width, height, scale } = canvas.viewbox()
  const box = boxOf(element)
  const dx = shift([box.left, box.right], [x + padding.left / scale, x + width - padding.right / scale])
  const dy = shift([box.top, box.bottom], [y + padding.top / scale, y + height - padding.bottom / scale])
  if (dx !== 0 || dy !== 0) canvas.viewbox({ x: x + dx, y: y + dy, width, height })
}

type Span = [from: number, to: number]

function shift([from, to]: Span, [least, most]: Span): number {
  if (to - from > most - least) return (from + to) / 2 - (least + most) / 2
  return Math.max(0, to - most) || Math.min(0, from - least)
}

const margin = 40

/** Everything in sight, and nothing larger than life. By what is known of it: the page knows sizes only after it has drawn them. */
export function showAll(get: GetService, options: { leastScale?: number } = {}): void {
  const elements = get('elementRegistry').getAll()
  showBoxes(get, elements.filter(({ parent }) => parent).map(boxOf), options)
}

/** What is there, or will be. */
export function showBoxes(get: GetService, boxes: Sides[], { leastScale = 0 } = {}): void {
  const canvas = get('canvas')
  if (boxes.length === 0) return
  canvas.resized()
  const { outer } = canvas.viewbox()
  const least = (side: 'left' | 'top'): number => boxes.reduce((low, box) => Math.min(low, box[side]), Infinity)
  const most = (side: 'right' | 'bottom'): number => boxes.reduce((high, box) => Math.max(high, box[side]), -Infinity)
  const [left, right, top, bottom] = [least('left'), most('right'), least('top'), most('bottom')]
  const whole = Math.min(1, outer.width / (right - left + 2 * margin), outer.height / (bottom - top + 2 * margin))
  const scale = Math.max(whole, leastScale)
  const [width, height] = [outer.width / scale, outer.height / scale]
  // What is too large to be read as a whole is shown from where it begins.
  const first = boxes.find((box) => box.left === left)
  const at =
    scale === whole
      ? { x: (left + right - width) / 2, y: (top + bottom - height) / 2 }
      : { x: left - margin, y: ((first?.top ?? top) + (first?.bottom ?? bottom) - height) / 2 }
  canvas.viewbox({ ...at, width, height })
}

type Sides = { left: number; right: number; top: number; bottom: number }

const boxOf = (element: Drawn): Sides => sidesOf(element.waypoints ?? cornersOf(element, element))

/** The upper left corner of what stands at a place, and the lower right one. */
export function cornersOf({ x, y }: Point, { width, height }: { width: number; height: number }): Point[] {
  return [
    { x, y },
    { x: x + width, y: y + height },
  ]
}

export function sidesOf(points: Point[]): Sides {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}
